"""Hours as staff write them: the rule they mean, or why they were refused."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zones.hours.lexicon import NotARule, Unclear
from zones.hours.parsing import as_rule
from zones.hours.rules import is_rule

A_GRID = (
    "; ".join(f"{day} 08:00-12:00,13:00-17:00" for day in "Mo Tu We Th Fr Sa".split())
    + "; Su off; PH off"
)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        # already a rule, however spaced
        ("24/7", "24/7"),
        ("24/7;", "24/7"),
        (" Mo-Fr 08:00-17:00 ; ", "Mo-Fr 08:00-17:00"),
        ("Mo–Fr 08:00–17:00", "Mo-Fr 08:00-17:00"),
        ("Mo-Fr\u00a008:00 — 17:00", "Mo-Fr 08:00-17:00"),
        ("mo-fr 08:00-17:00; ph OFF", "Mo-Fr 08:00-17:00; PH off"),
        ("Sunrise-Sunset", "sunrise-sunset"),
        ("24/7; Dec 24-26 off", "24/7; Dec 24-26 off"),
        # put in the order in which nothing is undone
        ("PH off; Mo-Fr 08:00-17:00", "Mo-Fr 08:00-17:00; PH off"),
        ("Dec 25 off; PH 10:00-12:00; 08:00-17:00", "08:00-17:00; PH 10:00-12:00; Dec 25 off"),
        ("Fr 08:00-12:00; Mo-Fr 08:00-17:00", "Mo-Fr 08:00-17:00; Fr 08:00-12:00"),
        ("closed on holidays; Mon-Fri 8-5", "Mo-Fr 08:00-17:00; PH off"),
        ("closed Sundays; daily 8am-5pm", "Mo-Su 08:00-17:00; Su off"),
        ("fermé les jours fériés; lundi au vendredi 8h-17h", "Mo-Fr 08:00-17:00; PH off"),
        # two times of the same days
        ("Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00", "Mo-Fr 09:00-12:00,13:00-17:00"),
        ("Mon-Fri 9am-12pm; Mon-Fri 1pm-5pm", "Mo-Fr 09:00-12:00,13:00-17:00"),
        # whole days
        ("12am-11:59pm", "24/7"),
        ("Mo-Su 00:00-23:59", "24/7"),
        ("Mo-Fr 08:00-23:59", "Mo-Fr 08:00-24:00"),
        ("Mon-Fri 12am-11:59pm", "Mo-Fr 00:00-24:00"),
        ("Mar 1-31 08:00-17:00", "Mar 1-31 08:00-17:00"),
        ("Mar-Oct 08:00-17:00", "Mar-Oct 08:00-17:00"),
        (A_GRID, A_GRID),
        # around the clock
        ("24 hours", "24/7"),
        ("24h", "24/7"),
        ("24-hour", "24/7"),
        ("open 24 hours", "24/7"),
        ("Open 24/7", "24/7"),
        ("24 hours a day, 7 days a week", "24/7"),
        ("always", "24/7"),
        ("24-7", "24/7"),
        ("24 hours a day, 365 days a year", "24/7"),
        ("24 hrs, 7 days/week", "24/7"),
        ("24 horas, 7 días a la semana", "24/7"),
        ("0000-2359", "24/7"),
        ("any time", "24/7"),
        ("Around the clock", "24/7"),
        ("midnight to midnight", "24/7"),
        ("24 heures", "24/7"),
        ("24 h/24, 7 j/7", "24/7"),
        ("24 heures sur 24, 7 jours sur 7", "24/7"),
        ("en tout temps", "24/7"),
        ("las 24 horas", "24/7"),
        ("24/7 except holidays", "24/7; PH off"),
        ("24 hours Mon-Fri", "Mo-Fr 00:00-24:00"),
        # by the sun
        ("daylight", "sunrise-sunset"),
        ("Daylight hours only", "sunrise-sunset"),
        ("sunrise to sunset", "sunrise-sunset"),
        ("dawn to dusk", "dawn-dusk"),
        ("8am to dusk", "08:00-dusk"),
        ("sunrise to 10 pm", "sunrise-22:00"),
        ("de sol a sol", "sunrise-sunset"),
        ("du lever au coucher du soleil", "sunrise-sunset"),
        ("weekends, daylight only", "Sa-Su sunrise-sunset"),
        # days and times
        ("Mon-Fri 8am-5pm", "Mo-Fr 08:00-17:00"),
        ("Monday – Friday, 8:00 a.m. to 5:00 p.m.", "Mo-Fr 08:00-17:00"),
        ("MON. - FRI. 8:30 AM - 4:30 PM", "Mo-Fr 08:30-16:30"),
        ("Monday thru Friday: 8:00-4:30", "Mo-Fr 08:00-16:30"),
        ("M-F 8-5", "Mo-Fr 08:00-17:00"),
        ("MWF 9am-noon", "Mo,We,Fr 09:00-12:00"),
        ("8-5 weekdays", "Mo-Fr 08:00-17:00"),
        ("8a-5p M-F", "Mo-Fr 08:00-17:00"),
        ("Mon-Fri 0800-1700hrs", "Mo-Fr 08:00-17:00"),
        ("Mo-Fr 08:00-17:00, PH off", "Mo-Fr 08:00-17:00; PH off"),
        (
            "Mon-Fri 8am-5pm; Sat, Sun & holidays 10am-2pm",
            "Mo-Fr 08:00-17:00; Sa-Su,PH 10:00-14:00",
        ),
        ("8am-5pm daily except Sunday and holidays", "Mo-Su 08:00-17:00; Su,PH off"),
        ("weekdays 0800-1700", "Mo-Fr 08:00-17:00"),
        ("weekends 9am-1pm", "Sa-Su 09:00-13:00"),
        ("daily 7am to 10pm", "Mo-Su 07:00-22:00"),
        ("every day 6-23", "Mo-Su 06:00-23:00"),
        ("Mon, Wed & Fri 9-12 noon", "Mo,We,Fr 09:00-12:00"),
        ("Mon, Tue, Wed, Thu, Fri, Sat 9am-5pm", "Mo-Sa 09:00-17:00"),
        ("Sat-Mon 9am-5pm", "Mo,Sa-Su 09:00-17:00"),
        ("Sun & holidays 10am-2pm", "Su,PH 10:00-14:00"),
        ("noon to 4pm", "12:00-16:00"),
        ("8am-midnight", "08:00-24:00"),
        ("8a-5p", "08:00-17:00"),
        ("8-5pm", "08:00-17:00"),
        ("8am-5", "08:00-17:00"),
        ("10pm-2am", "22:00-02:00"),
        ("22-6", "22:00-06:00"),
        ("9.30am-4.30pm", "09:30-16:30"),
        ("Mon-Fri 8am-12pm, 1pm-5pm", "Mo-Fr 08:00-12:00,13:00-17:00"),
        # several groups
        ("Mon-Thu 8am-7pm, Fri 8am-6pm", "Mo-Th 08:00-19:00; Fr 08:00-18:00"),
        ("Mon-Fri 8am-5pm\nSat 9am-1pm", "Mo-Fr 08:00-17:00; Sa 09:00-13:00"),
        ("Mon 8am-5pm and Tue 9am-6pm", "Mo 08:00-17:00; Tu 09:00-18:00"),
        ("Mon-Fri 8am-5pm; Sat 9am-1pm; Sun closed", "Mo-Fr 08:00-17:00; Sa 09:00-13:00; Su off"),
        ("Mon-Fri 8am-5pm except holidays", "Mo-Fr 08:00-17:00; PH off"),
        ("Mon-Fri 8am-5pm (closed on federal holidays)", "Mo-Fr 08:00-17:00; PH off"),
        ("Daily 8am-5pm, closed Sundays", "Mo-Su 08:00-17:00; Su off"),
        # French and Spanish
        ("lundi au vendredi 8h à 17h", "Mo-Fr 08:00-17:00"),
        (
            "du lundi au vendredi, de 8 h 30 à 16 h 30, sauf jours fériés",
            "Mo-Fr 08:30-16:30; PH off",
        ),
        (
            "lundi-vendredi 8h-17h; samedi 9h-midi; fermé le dimanche",
            "Mo-Fr 08:00-17:00; Sa 09:00-12:00; Su off",
        ),
        ("tous les jours de 7 h à minuit", "Mo-Su 07:00-24:00"),
        ("lunes a viernes 8:00-17:00", "Mo-Fr 08:00-17:00"),
        ("Sábados y domingos de 9:00 a 13:00", "Sa-Su 09:00-13:00"),
        ("miércoles 9:00-17:00, excepto feriados", "We 09:00-17:00; PH off"),
    ],
)
def test_plain_words_become_the_rule_they_mean(text, rule):
    assert as_rule(text) == rule


@pytest.mark.parametrize(
    ("text", "reason", "word"),
    [
        ("", Unclear.EMPTY, ""),
        (" \u00a0; ", Unclear.EMPTY, ""),
        ("Mon-Fri 8am-5pm " * 30, Unclear.TOO_LONG, ""),
        ("7-11", Unclear.AMBIGUOUS_TIME, "7-11"),
        ("Mon-Fri 9-12", Unclear.AMBIGUOUS_TIME, "9-12"),
        ("8-8", Unclear.AMBIGUOUS_TIME, "8-8"),
        ("10-6", Unclear.AMBIGUOUS_TIME, "10-6"),  # of the day, or of the night?
        ("12-5", Unclear.AMBIGUOUS_TIME, "12-5"),
        ("1-5pm", Unclear.AMBIGUOUS_TIME, "1-5pm"),
        ("8am-10", Unclear.AMBIGUOUS_TIME, "8am-10"),
        ("8-midnight", Unclear.AMBIGUOUS_TIME, "8-midnight"),
        ("8am-5am", Unclear.AMBIGUOUS_TIME, "8am-5am"),
        ("Mon-Fri 08:00-05:00", Unclear.AMBIGUOUS_TIME, "08:00-05:00"),
        ("Mo-Fr 08:00-05:00", Unclear.AMBIGUOUS_TIME, "08:00-05:00"),
        ("Mo-Fr 08:00-08:00", Unclear.AMBIGUOUS_TIME, "08:00-08:00"),
        ("Mo-Fr 09:00-12:00,01:00-05:00", Unclear.NOT_A_RULE, "09:00-12:00,01:00-05:00"),
        ("Mon-Fri 8am-5pm and 9am-6pm", Unclear.NOT_A_RULE, "08:00-17:00,09:00-18:00"),
        ("Mon-Fri and holidays 9-5, closed holidays", Unclear.NOT_A_RULE, "PH off"),
        ("9a-1p M", Unclear.UNKNOWN_WORD, "m"),  # Monday, mardi?
        ("8 to dusk", Unclear.AMBIGUOUS_TIME, "8"),
        ("business hours", Unclear.UNKNOWN_WORD, "business"),
        ("by appointment", Unclear.UNKNOWN_WORD, "by"),
        ("24 hour video surveillance", Unclear.UNKNOWN_WORD, "video"),
        ("not Mon-Fri 8am-5pm", Unclear.UNKNOWN_WORD, "not"),
        ("lobby Mon-Fri 8am-5pm", Unclear.UNKNOWN_WORD, "lobby"),
        ("Mon-Fri 8am-5pm, closed major holidays", Unclear.UNKNOWN_WORD, "major"),
        ("Mon-Fri 8:75am-5pm", Unclear.UNKNOWN_WORD, "8:75am"),
        ("Mon-Fri 25-26", Unclear.UNKNOWN_WORD, "25"),
        ("T 9am-5pm", Unclear.UNKNOWN_WORD, "t"),  # Tuesday, Thursday?
        ("M 8h-17h", Unclear.UNKNOWN_WORD, "m"),  # Monday, mardi, mercredi?
        ("mar. 8h-17h", Unclear.MONTH_OR_DAY, "mar"),  # March, mardi, martes?
        ("Mar 08:00-17:00", Unclear.MONTH_OR_DAY, "Mar"),
        ("Jan,Mar 08:00-17:00", Unclear.MONTH_OR_DAY, "Mar"),
        ("Jun 31 08:00-17:00", Unclear.NO_SUCH_DAY, "Jun 31"),
        ("24/7; Feb 30 off", Unclear.NO_SUCH_DAY, "Feb 30"),
        ("PH off", Unclear.NO_TIME, "PH off"),
        ("off", Unclear.NO_TIME, "off"),
        ("Mo-Fr 09:00-12:00; Fr 13:00-17:00", Unclear.NOT_A_RULE, "Fr"),
        ("555-1234", Unclear.UNKNOWN_WORD, "555"),
        ("Mon-Fri", Unclear.NO_TIME, "mon-fri"),
        ("Mon-Fri 8am", Unclear.NO_TIME, "8am"),
        ("Open", Unclear.NO_TIME, ""),
        ("mo", Unclear.NO_TIME, "mo"),
        ("closed Sundays", Unclear.NO_TIME, ""),  # and open when?
        ("Mon-Fri 8am-5pm, holidays", Unclear.NO_TIME, "holidays"),
        # The rule would open on Wednesdays only, or lose Friday's longer hours, or Sunday to
        # Saturday's.
        ("Mon-Fri except Wed 8am-5pm", Unclear.NOT_A_RULE, "except"),
        ("Mon-Fri, closed Wed, 8am-5pm", Unclear.NOT_A_RULE, "closed"),
        ("Mon-Fri 8am-5pm, Fri 6pm-8pm", Unclear.NOT_A_RULE, "Fr"),
        ("8am-5pm Mon-Fri, Sat 9am-1pm", Unclear.NOT_A_RULE, "9am-1pm"),
        ("closed 24 hours", Unclear.NOT_A_RULE, "24 hours"),
        ("always closed", Unclear.NOT_A_RULE, "closed"),
        ("dusk to sunset", Unclear.NOT_A_RULE, ""),
    ],
)
def test_what_is_not_sure_is_refused_and_says_which_piece(text, reason, word):
    with pytest.raises(NotARule) as refused:
        as_rule(text)
    assert (refused.value.reason, refused.value.word) == (reason, word)


pieces = st.sampled_from(
    "Mon Fri sat lundi domingos weekdays daily holidays PH Mo-Fr 24/7 off closed except 8 8-5 8am "
    "5pm 17h30 0800 noon "
    "midnight sunrise dusk daylight to - – a , ; and & ( ) : . 08:00-17:00 always Mar 24 Jan "
    "é".split()
)


@settings(max_examples=1000)
@given(
    st.lists(pieces, max_size=10).map(" ".join)
    | st.lists(pieces, max_size=10).map("".join)
    | st.text(max_size=40)
)
@example("closed; Mon 8-5")
def test_law_any_text_is_a_rule_that_stays_itself_or_is_refused(text):
    try:
        rule = as_rule(text)
    except NotARule as refused:
        assert refused.reason in Unclear
    else:
        assert is_rule(rule)
        assert as_rule(rule) == rule
