"""An uploaded CV: whether it may be kept, why not, and the words in it.

>>> verdict = check(data)
>>> verdict.accepted, verdict.code, verdict.pages
(True, 'ok', 2)

What decides is the content: neither the name of the file nor the type that the browser says. The
file is read in a process of its own that may use little time and memory (``confined``), so nothing
that is uploaded can stop or fill the site.
"""

from careers.cv_files.verdict import Verdict, check

__all__ = ["Verdict", "check"]
