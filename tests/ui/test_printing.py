from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from desktop.ui.printing import document, print_text


def test_a_text_is_printed_through_the_dialog(qapp, monkeypatch, tmp_path):
    def accept(dialog):
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "sheet.pdf"))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    assert print_text(None, "恢复单", "<p>ABCD EFGH</p>")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_thinking_better_of_it_prints_nothing(qapp, monkeypatch):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Rejected)
    assert not print_text(None, "恢复单", "<p>ABCD</p>")


def test_the_type_is_set_in_12_point(qapp):
    assert document("<p>甲</p>").defaultFont().pointSize() == 12
