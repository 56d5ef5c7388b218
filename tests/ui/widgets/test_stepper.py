from desktop.ui.widgets.stepper import Step, Stepper, StepState


def test_a_state_that_changes_keeps_the_button_and_its_focus(qtbot):
    stepper = Stepper()
    qtbot.addWidget(stepper)
    stepper.show_steps([Step("a", "1", "报告自查"), Step("b", "2", "指出问题")], "a")
    before = stepper.button("a")
    stepper.show_steps(
        [Step("a", "1", "报告自查", StepState.DONE, "已签字"), Step("b", "2", "指出问题")], "b"
    )

    assert stepper.button("a") is before
    assert before.accessibleName() == "报告自查，已完成"
    assert stepper.button("b").isChecked()


def test_a_narrow_stepper_shows_the_marks_only(qtbot):
    stepper = Stepper()
    qtbot.addWidget(stepper)
    stepper.show_steps([Step("a", "1", "报告自查情况")], "a")
    wide = stepper.button("a").sizeHint().width()
    stepper.set_narrow(narrow=True)

    stepper.show()
    assert stepper.button("a").sizeHint().width() < wide
    assert stepper.button("a").height() >= 38
    assert stepper.button("a").heightForWidth(42) > 0
    assert stepper.button("a").toolTip() == "报告自查情况"


def test_titles_stand_beside_their_marks_however_high_the_page_is(qtbot):
    stepper = Stepper()
    qtbot.addWidget(stepper)
    stepper.resize(200, 900)
    stepper.show_steps([Step(str(n), str(n), f"第{n}步", StepState.TODO) for n in range(1, 5)], "1")
    stepper.show()
    tops = [stepper.button(str(n)).y() for n in range(1, 5)]
    assert tops == sorted(tops)
    for n in range(1, 5):
        button = stepper.button(str(n))
        mark = button._mark.geometry().center().y()
        title = button._title.mapTo(button, button._title.rect().center()).y()
        assert abs(mark - title) <= 3
