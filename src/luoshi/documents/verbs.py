"""What is done with received documents, as the journal tells it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "documents.document_received": _("收文，文件已检查、识读并存入"),
    "documents.document_held": _("收文，文件等待检查和识读"),
    "documents.classified_refused": _("文件有国家秘密的密级标志，已拒收，内容和文件名都没有保存"),
    "documents.reading_begun": _("开始识读（第 %(attempt)s 次）"),
    "documents.reading_kept": _("识读完成"),
    "documents.reading_refused": _("识读没有成功，原因已记在文件上"),
    "documents.reading_asked_for": _("要求重新识读"),
    "documents.file_downloaded": _("下载原件"),
    "documents.reading_taken_up": _("识读中途停止，已重新排队"),
}
