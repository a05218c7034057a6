// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/table_cell.h"

#include <QtTest>

using namespace supernet;

class TestTableCell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formulasBecomeText_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"=1+1", "=HYPERLINK(\"x\")", "+1+1", "-1+1", "-", "@SUM(A1)", "\t=1", "\r=1", "-1e999",
                                 "--5", "+-5", "-inf", "-0x1p3",
                                 "\xef\xbc\x9d"
                                 "1"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void formulasBecomeText()
    {
        QFETCH(QString, text);
        QCOMPARE(plainCell(text.toStdString()), '\'' + text.toStdString());
    }

    void othersStayAsTheyAre_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "a", "a=1", "5", "-5", "-0.25", "+3", "-1.5e-07", "1-2", "'=1", " =1",
                                 "\xe2\x88\x92"
                                 "1"})
            QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
    }
    void othersStayAsTheyAre()
    {
        QFETCH(QString, text);
        QCOMPARE(plainCell(text.toStdString()), text.toStdString());
    }
};

QTEST_GUILESS_MAIN(TestTableCell)
#include "test_table_cell.moc"
