// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_program.h"

#include <QFile>

namespace supernet::test {

SampleProgram::SampleProgram(const QByteArray &result)
{
    QFile program(m_folder.filePath(QStringLiteral("supernet")));
    if (!program.open(QIODevice::WriteOnly))
        qFatal("The script could not be written.");
    program.write("#!/bin/sh\nwhile read -r line; do\n"
                  "  id=$(printf '%s' \"$line\" | sed 's/^{\"id\":\\([0-9]*\\).*/\\1/')\n"
                  "  printf '%s\\n' \"$line\" >> \"$0.asked\"\n"
                  "  printf '{\"id\":%s,\"result\":%s}\\n' \"$id\" "
                  + result + "\ndone\n");
    program.close();
    program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("SUPERNET_BIN", m_folder.path().toUtf8());
}

SampleProgram::~SampleProgram()
{
    qunsetenv("SUPERNET_BIN");
}

QByteArray SampleProgram::echo()
{
    return "\"{\\\"translations\\\":$(printf '%s' \"$line\" | sed "
           "'s/.*\"sentences\":\\(\\[[^]]*\\]\\).*/\\1/'),\\\"milliseconds\\\":1}\"";
}

void SampleProgram::remove() const
{
    QFile::remove(m_folder.filePath(QStringLiteral("supernet")));
}

QByteArray SampleProgram::asked() const
{
    QFile file(m_folder.filePath(QStringLiteral("supernet.asked")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace supernet::test
