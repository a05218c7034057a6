// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dense/safetensors.h"

#include "domain/support/json_text.h"
#include "domain/support/output_file.h"
#include "domain/support/plain_error.h"
#include "domain/support/sha256.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace supernet {

namespace {

/// More than any header of ours: a length beyond it is a broken file, not a large one.
constexpr std::uint64_t LargestHeader = 32 << 20;
constexpr std::uint64_t LengthBytes = 8;

std::uint64_t bytesPerValue(const std::string &dtype)
{
    static const std::map<std::string, std::uint64_t> sizes{{"F64", 8}, {"I64", 8}, {"U64", 8},  {"F32", 4}, {"I32", 4},
                                                            {"U32", 4}, {"F16", 2}, {"BF16", 2}, {"I16", 2}, {"U16", 2},
                                                            {"I8", 1},  {"U8", 1},  {"BOOL", 1}};
    const auto found = sizes.find(dtype);
    return found == sizes.end() ? 0 : found->second;
}

std::string headerOf(std::span<const TensorView> tensors, const std::map<std::string, std::string> &metadata)
{
    nlohmann::json header = nlohmann::json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const auto &tensor : tensors) {
        header[tensor.name] = {
            {"dtype", tensor.dtype}, {"shape", tensor.sizes}, {"data_offsets", {offset, offset + tensor.bytes.size()}}};
        offset += tensor.bytes.size();
    }
    auto text = header.dump();
    // The format aligns the data to 8 bytes with spaces.
    text.append((8 - text.size() % 8) % 8, ' ');
    return text;
}

std::string littleEndian(std::uint64_t value)
{
    std::string bytes(LengthBytes, '\0');
    for (auto &byte : bytes) {
        byte = static_cast<char>(value & 0xff);
        value >>= 8;
    }
    return bytes;
}

} // namespace

std::string writeSafetensors(const std::filesystem::path &file, std::span<const TensorView> tensors,
                             const std::map<std::string, std::string> &metadata)
{
    OutputFile output(file);
    Sha256 hash;
    const auto write = [&](std::span<const std::byte> bytes) {
        output.write(bytes);
        hash.add(bytes);
    };
    const auto header = headerOf(tensors, metadata);
    const auto length = littleEndian(header.size());
    write(std::as_bytes(std::span(length)));
    write(std::as_bytes(std::span(header)));
    for (const auto &tensor : tensors)
        write(tensor.bytes);
    output.commit();
    return hash.hexadecimal();
}

struct SafetensorsFile::Private
{
    explicit Private(std::filesystem::path path)
        : file(std::move(path))
    {
        map();
        readHeader();
    }

    ~Private()
    {
        if (data != nullptr)
            ::munmap(const_cast<std::byte *>(data), size);
    }

    [[noreturn]] void broken(const std::string &why) const
    {
        throw Error(file.string() + " is not a whole safetensors file: " + why + ".",
                    "Use another checkpoint or export again.");
    }

    void map()
    {
        const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat status
        {
        };
        if (descriptor < 0 || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
            const std::string reason = std::strerror(descriptor < 0 ? errno : EISDIR);
            if (descriptor >= 0)
                ::close(descriptor);
            throw Error("Cannot read " + file.string() + ": " + reason + ".");
        }
        size = static_cast<std::uint64_t>(status.st_size);
        void *memory = size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        const bool isMemory = memory == MAP_FAILED && errno == ENOMEM;
        ::close(descriptor);
        if (memory == MAP_FAILED)
            throw Error("Cannot map " + file.string() + " into memory.",
                        isMemory ? notEnoughMemory().hint() : std::string());
        data = static_cast<const std::byte *>(memory);
    }

    void readHeader()
    {
        if (size < LengthBytes)
            broken("it is shorter than its header's length");
        std::uint64_t length = 0;
        for (std::uint64_t i = LengthBytes; i-- > 0;)
            length = length << 8 | std::to_integer<std::uint64_t>(data[i]);
        if (length > LargestHeader || length > size - LengthBytes)
            broken("its header is longer than the file");
        const auto *text = reinterpret_cast<const char *>(data) + LengthBytes;
        const auto header = tryParseJson(std::string_view(text, length));
        if (!header.is_object())
            broken("its header is not a JSON object");
        const std::span values(data + LengthBytes + length, size - LengthBytes - length);
        for (const auto &[name, entry] : header.items())
            name == "__metadata__" ? readMetadata(entry) : readTensor(name, entry, values);
        refuseOverlaps();
    }

    /// Tensors that lie in each other would be larger in memory than the file.
    void refuseOverlaps() const
    {
        std::vector<std::pair<const std::byte *, const std::byte *>> places;
        for (const auto &tensor : tensors)
            if (!tensor.bytes.empty())
                places.emplace_back(tensor.bytes.data(), tensor.bytes.data() + tensor.bytes.size());
        std::ranges::sort(places);
        for (std::size_t i = 1; i < places.size(); ++i)
            if (places[i].first < places[i - 1].second)
                broken("two of its tensors lie in the same place");
    }

    void readMetadata(const nlohmann::json &entry)
    {
        if (!entry.is_object())
            broken("its metadata are not an object");
        for (const auto &[key, value] : entry.items())
            if (value.is_string())
                metadata[key] = value.get<std::string>();
    }

    void readTensor(const std::string &name, const nlohmann::json &entry, std::span<const std::byte> values)
    {
        TensorView tensor;
        tensor.name = name;
        std::vector<std::uint64_t> range;
        try {
            tensor.dtype = entry.at("dtype").get<std::string>();
            tensor.sizes = entry.at("shape").get<std::vector<std::int64_t>>();
            range = entry.at("data_offsets").get<std::vector<std::uint64_t>>();
        } catch (const nlohmann::json::exception &) {
            broken("the entry of `" + name + "` is incomplete");
        }
        if (range.size() != 2 || range[0] > range[1] || range[1] > values.size())
            broken("`" + name + "` lies outside the file");
        if (range[1] - range[0] != expectedBytes(tensor))
            broken("`" + name + "` has another size than its shape says");
        tensor.bytes = values.subspan(range[0], range[1] - range[0]);
        if (reinterpret_cast<std::uintptr_t>(tensor.bytes.data())
                % std::max<std::uint64_t>(bytesPerValue(tensor.dtype), 1)
            != 0)
            broken("`" + name + "` is not aligned");
        numbers.emplace(tensor.name, tensors.size());
        tensors.push_back(std::move(tensor));
    }

    [[nodiscard]] std::uint64_t expectedBytes(const TensorView &tensor) const
    {
        std::uint64_t bytes = bytesPerValue(tensor.dtype);
        if (bytes == 0)
            broken("`" + tensor.name + "` has the unknown type " + tensor.dtype);
        for (const auto extent : tensor.sizes) {
            if (extent < 0 || (extent > 0 && bytes > size / static_cast<std::uint64_t>(extent)))
                broken("`" + tensor.name + "` has an impossible shape");
            bytes *= static_cast<std::uint64_t>(extent);
        }
        return bytes;
    }

    std::filesystem::path file;
    const std::byte *data = nullptr;
    std::uint64_t size = 0;
    std::map<std::string, std::string> metadata;
    std::vector<TensorView> tensors;
    std::map<std::string, std::size_t, std::less<>> numbers; ///< Of the tensors, by name.
};

SafetensorsFile::SafetensorsFile(const std::filesystem::path &file)
    : d(std::make_unique<Private>(file))
{
}

SafetensorsFile::~SafetensorsFile() = default;
SafetensorsFile::SafetensorsFile(SafetensorsFile &&) noexcept = default;

const std::map<std::string, std::string> &SafetensorsFile::metadata() const noexcept
{
    return d->metadata;
}

const std::vector<TensorView> &SafetensorsFile::tensors() const noexcept
{
    return d->tensors;
}

const TensorView &SafetensorsFile::tensor(const std::string &name) const
{
    if (const auto found = d->numbers.find(name); found != d->numbers.end())
        return d->tensors[found->second];
    throw Error(d->file.string() + " has no tensor `" + name + "`.", "It belongs to another model.");
}

} // namespace supernet
