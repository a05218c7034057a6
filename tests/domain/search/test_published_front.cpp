// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/published_front.h"
#include "domain/support/error.h"

#include <QtTest>
#include <sstream>

using namespace supernet;

namespace {

std::vector<PublishedFront> read(const char *text)
{
    std::istringstream stream(text);
    return readPublishedFronts(stream, "fronts.csv");
}

std::string refusal(const char *text)
{
    try {
        (void)read(text);
    } catch (const Error &error) {
        return error.message();
    }
    return {};
}

} // namespace

class TestPublishedFront : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsThatAgreeFormAFrontFastestFirst()
    {
        const auto fronts = read("task,device,latency_ms,bleu\na,x,20,30\na,x,10,28.5\na,y,5,20\n");
        QCOMPARE(fronts.size(), std::size_t(2));
        QCOMPARE(fronts[0].name, std::string("a, x"));
        QCOMPARE(fronts[0].points, (std::vector<PublishedFront::Point>{{10, 28.5}, {20, 30}}));
        QCOMPARE(fronts[1].name, std::string("a, y"));
    }

    void whatSpreadsheetsWriteIsRead()
    {
        const auto fronts = read(
            "\xef\xbb\xbf\"bleu\",\"latency_ms\",\"where\"\r\n30,12.5,\"my \"\"box\"\", at home\"\r\n\r\n");
        QCOMPARE(fronts.size(), std::size_t(1));
        QCOMPARE(fronts[0].name, std::string("my \"box\", at home"));
        QCOMPARE(fronts[0].points, (std::vector<PublishedFront::Point>{{12.5, 30}}));
    }

    void whatCannotBeReadIsNamed()
    {
        QVERIFY(refusal("").find("fronts.csv is empty") != std::string::npos);
        QVERIFY(refusal("task,bleu\na,1\n").find("no column `latency_ms`") != std::string::npos);
        QVERIFY(refusal("latency_ms,bleu\n1,2\n1,2,3\n").find("Line 3 of fronts.csv has 3 cells") != std::string::npos);
        QVERIFY(refusal("latency_ms,bleu\n1,fast\n").find("`fast` under `bleu`") != std::string::npos);
        QVERIFY(refusal("latency_ms,bleu\nnan,2\n").find("is no number") != std::string::npos);
    }

    void hatsOwnFrontsAreRead()
    {
        const std::filesystem::path figures = std::filesystem::path(
                                                  qEnvironmentVariable("SUPERNET_REFERENCE").toStdString())
            / "published/hat-fronts.csv";
        if (!std::filesystem::exists(figures))
            QSKIP("SUPERNET_REFERENCE names no folder with reference figures.");
        const auto fronts = readPublishedFronts(figures);
        QCOMPARE(fronts.size(), std::size_t(8));
        QCOMPARE(fronts[0].points.front(), (PublishedFront::Point{45.6, 33.4}));
    }
};

QTEST_GUILESS_MAIN(TestPublishedFront)
#include "test_published_front.moc"
