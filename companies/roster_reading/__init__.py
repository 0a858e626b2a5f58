"""From the list that HR already has to checked rows.

``read.read_roster`` and ``read.read_pasted`` read a whole list, ``rules.check_values`` checks one
row again after it was corrected, ``duplicates.find_duplicates`` compares rows with each other and
with other bookings. Nothing here touches the database.

The way of a file: ``opening`` starts ``worker`` in a process with limits, which unpacks the file
(``workbook``) or decodes it (``encoding``, ``delimited``) into ``sheets``; ``headers`` finds the
row with the column names and what each column means (``wording``, ``sniffing``); ``privacy`` takes
CPR numbers out before anything else looks at a cell; ``rules`` reads each person's cells
(``people``, ``dates``, ``places``) and says what is wrong in ``problems``.

This package imports nothing, so that the worker starts fast.
"""
