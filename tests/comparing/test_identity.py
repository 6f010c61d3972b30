"""Who is one person in several reports, and what that person is called."""

import pytest

from briefing.comparing.comparison import compare
from briefing.comparing.families import families
from briefing.comparing.identity import agreed
from tests.comparing.reports import report


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        (["finance director", "grandson of the company's founder", "Finance director"], "finance director"),
        (["envoy", "former judge who sat for ten years", "Council envoy", "envoy of the Council"], "envoy of the Council"),
        (["chief executive", "ferry company's chief executive", "chief executive"], "ferry company's chief executive"),
        (["Professor", "director of the institute", "Professor"], "director of the institute"),
        (["Captain", "", "Captain"], "Captain"),
        (["", ""], ""),
        ([], ""),
    ],
)
def test_the_role_is_the_one_that_most_reports_tell_in_its_fullest_form(roles, role):
    assert agreed(roles) == role


def test_one_report_that_tells_more_does_not_name_the_speaker_for_all():
    reports = [
        report("“We close the gate,” said finance director Anna Holm."),
        report("“We open the gate,” said Anna Holm, a granddaughter of the keeper of the old lighthouse."),
        report("“We paint the gate,” said finance director Anna Holm."),
    ]
    assert {f.role for f in families(reports)} == {"finance director"}
    assert [p.role for p in compare(reports).people] == ["finance director"]
