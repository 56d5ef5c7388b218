from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.ui.widgets.act import Act
from desktop.ui.widgets.points import Point, PointList


def words(points):
    return [label.text() for label in points.findChildren(QLabel) if label.isVisible()]


def test_points_show_sentence_article_and_act(qtbot):
    done = []
    points = PointList("提示")
    qtbot.addWidget(points)
    points.show_points(
        [Point("还没有提纲", "依据 办法第九条", [Act("略过…", lambda: done.append(1))])]
    )
    points.show()

    assert words(points) == ["提示", "•", "还没有提纲", "依据 办法第九条"]
    qtbot.mouseClick(points.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert done == [1]


def test_a_list_without_points_hides_or_says_that_there_are_none(qtbot):
    silent, saying = PointList("已略过"), PointList("还缺", "没有缺项。")
    for points in (silent, saying):
        qtbot.addWidget(points)
        points.show_points([])

    assert silent.isHidden()
    assert not saying.isHidden()
    saying.show()
    qtbot.waitUntil(lambda: words(saying) == ["还缺", "没有缺项。"])


def test_other_points_take_the_place_of_the_first(qtbot):
    points = PointList("提示", "没有。")
    qtbot.addWidget(points)
    points.show_points([Point("甲")])
    points.show_points([Point("乙")])
    points.show()
    qtbot.waitUntil(lambda: words(points) == ["提示", "•", "乙"])

    points.show_points([])
    qtbot.waitUntil(lambda: words(points) == ["提示", "没有。"])
