BBBBBBB BBBBBBBBBBBBBBBBBBBBBBB
BBBB BBBB BBBBBB BBBBBBBBBBBBBBBBB
BBBBB BBBBBBBBBXXXXX XXXXXXXXXXXXXXXX XXXXXXBBBBBB BBBBBBBBBBBBBBBBBBBBBBXXBBBBBBBB
BBBBB BBB
  XXXXXXX XXXXXXXXXXXXXXXXXXXX
    XXX gettext(u'As of %(when)s.') SS SS SSSSSSSSS BB BBBBBBBBB gettext(u'Announced for: %(audiences)s.') SSSSSSSSS SSSS SSSSSSSSSSSSSSBBBBBXXXX
    BB BBBBXXXXX XXXXXXXXXXXXX XXXXXXXXXXXX XXXXXXXXXXXXXXXXX XXXXXXBBB BBBBBBBBBBBBBBBBBBBBBBBBB BBBBBBBBXXBBBB BBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBB gettext(u'Spreadsheet') XXXXXXXXBBBBB
  XXXXXXXXX
  BB BBBB
    XXX XXXXXXXXXXXXXXXXXXXXX
      XXXXXXXXX gettext(u'signed up') XXXXXXXXXXXXXXXXXXXX
      BB BBBBBBBBBBBBBBBB
        XXXXXXXXX gettext(u'of %(n)s came') SS SSSSS SSSSXXXXXXXXXXXXXXXXXXXX
        XXXXXXXXX gettext(u'did not come') XXXXXXXXXXXXXXXXXXXX
        XXXXXXXXX gettext(u'walked in') XXXXXXXXXXXXXXXXXXXX
        BB BBBBBBBBB BB BBB BBBBXXXXXXXXX gettext(u'of the seats used') XXXXXXXXX XXXXXXXXXXXXBBBBB
      BBBBB
      XXXXXXXXX gettext(u'cancelled') XXXXXXXXXXXXXXXXXXXX
      XXXXXXXXX gettext(u'waited for a seat') XXXXXXXXXFFFFFFFFFFFFFFFFFFXXXXXXXXXXX
    XXXXX
    XX XXXXXXXXXXXXXBB BBBBBBBBB gettext(u'Who signed up is counted once; who came, cancelled or waited, once for each meeting.') BBBB gettext(u'Counted in seats: somebody who comes to three dates counts three times.') BBBBB  gettext(u'Who came is told of dates that are over and where people were received at the door.') XXXX
    XXXX XXXXXXXXXXXXXXXXXXXXX XXXXXXXXXXXX XXXXXXXXXXXXX XXXXXXXXXXXX gettext(u'By date') XXBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBXXXXXX
    BBB BBBBB BB BBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
    XX XXXXXXXXXXXXX gettext(u'We do not ask people what they are, so nobody is counted by audience: who it was announced for is told above. Questions of the event that are answered by choosing are counted as long as the answers are kept. Numbers from 1 to 4 are hidden there, and where only one is, the next smallest too.') XXXX
  BBBB
    XXX gettext(u'There is no date yet, so there is nothing to report.') XXXX
  BBBBB
  BB BBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
  XX XXXXXXXXXXX XXXXXXXXXXXXXXX gettext(u'Print it with your browser: menus and buttons stay away.') XXXX
BBBBBBBB
