"""The story that the sample tells, read as the pages read it."""

from collections import Counter, defaultdict
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import pytest

from callbacks.visit import view
from dashboard.activity import ActivityKind
from dashboard.forecasts import Probabilities
from dashboard.indicator import Derivation
from dashboard.money import ore
from dashboard.outlook import Window
from dashboard.period import STOCKHOLM, Period
from dashboard.plan import Deviation, differences
from dashboard.ranking import Weights
from dashboard.signals import Place, SignalKind, Thresholds
from dashboard.spc import Rules
from dashboard.status import Distribution, Status
from dashboard.value import Sign
from dashboard.view import View
from dashboard.workload import Pace
from data.database import Database
from data.queries.agenda import changes
from data.queries.measures import measures
from data.queries.plan import decisions, planned
from data.sources.package import Package
from tests import ledger
from tests.factories import NOW


@pytest.fixture(scope="session")
def t2(sample: Database) -> View:
    with sample.reading() as session:
        return ledger.seen(session, "2018-T2")


@pytest.fixture(scope="session")
def whole(sample: Database, t2: View) -> Distribution:
    with sample.reading() as session:
        found = measures(session, [t2.period])
    return sum((one.statuses for one in found.values()), Distribution())


def rows(package: Package, name: str, **asked: Any) -> list[dict[str, Any]]:
    return [r for r in ledger.rows(package, name) if all(r[key] == value for key, value in asked.items())]


def observed(package: Package, indicator: str, period: str) -> dict[str, float]:
    found = rows(package, "observations", indicator=indicator, period=period)
    return {
        r["scope"]: float(r["value"]) for r in sorted(found, key=lambda r: str(r["vintage"])) if r["value"] is not None
    }


def test_two_hundred_and_sixteen_activities_are_in_the_plan(whole: Distribution) -> None:
    assert whole.planned == 216
    assert whole[Status.ON_TRACK] >= 195


@pytest.mark.parametrize("denominator", ["judged", "reported", "planned"])
def test_just_over_ninety_per_cent_are_on_track_whichever_way_it_is_counted(
    whole: Distribution, denominator: str
) -> None:
    assert 90.3 <= 100 * whole[Status.ON_TRACK] / getattr(whole, denominator) <= 92.0


def test_staff_grew_by_eleven_all_on_fixed_term(package: Package) -> None:
    (staff,) = {
        r["scope"] for r in rows(package, "observations", indicator="antal-medarbetare") if "organisation" in r["scope"]
    }
    now, before = observed(package, "antal-medarbetare", "2018-T2"), observed(package, "antal-medarbetare", "2018-T1")
    assert (now[staff], before[staff]) == (445, 434)
    fixed = [observed(package, "tidsbegransat-anstallda", code)[staff] for code in ("2018-T1", "2018-T2")]
    assert fixed[1] - fixed[0] == 11


def test_departments_sum_to_the_whole_staff_each_month(package: Package) -> None:
    (whole,) = (f"organisation:{r['code']}" for r in ledger.rows(package, "organisations"))
    departments = {f"department:{r['code']}" for r in rows(package, "departments", parent=None)}
    staff: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows(package, "observations", indicator="antal-medarbetare"):
        staff[row["period"]][row["scope"]] = float(row["value"])
    counted = [period for period, found in staff.items() if departments & found.keys()]
    assert len(counted) > 50
    assert all(sum(staff[period][d] for d in departments) == staff[period][whole] for period in counted)


def test_nine_government_assignments_are_new(sample: Database, t2: View) -> None:
    with sample.reading() as session:
        assert sum(changes(session, t2).new_assignments.values()) == 9


def test_at_least_thirty_assignments_are_real_and_have_a_source(package: Package, t2: View) -> None:
    plan = ledger.planned(package, t2.period)
    real = [a for a in plan if a["kind"] == ActivityKind.GOVERNMENT_ASSIGNMENT and not a["is_example"]]
    assert len(real) >= 30
    assert all(a["source"] and a["source_url"].startswith("https://") for a in real)
    assert not any(a["reference_number"] for a in real)
    new = [a for a in plan if a["kind"] == ActivityKind.GOVERNMENT_ASSIGNMENT and a["starts_on"] >= date(2018, 5, 1)]
    assert Counter(bool(a["is_example"]) for a in new) == {False: 8, True: 1}


def test_the_period_is_locked_and_is_the_one_shown(sample: Database, t2: View) -> None:
    assert t2.period.locked_at is not None
    assert t2.period.locked_at.astimezone(STOCKHOLM) == datetime(2018, 9, 25, 13, 2, tzinfo=STOCKHOLM)
    assert t2.today == date(2018, 9, 25)
    with sample.reading() as session:
        frame = ledger.framed(session)
    for now in (NOW, NOW.replace(year=2026)):
        assert view(frame, None, now).period.code == "2018-T2"


def test_the_next_tertial_is_open_and_empty(sample: Database, package: Package) -> None:
    with sample.reading() as session:
        period = ledger.seen(session, "2018-T3").period
    assert period.is_reported
    assert not period.is_locked
    assert not rows(package, "status_reports", period="2018-T3")


def test_a_deviation_says_why_and_what_is_done_and_a_red_one_what_is_asked_for(package: Package) -> None:
    for report in package.rows["status_reports"]:
        if Status(str(report["status"])).deviates:
            assert report["cause"], report
            assert report["measure"], report
        if report["status"] == Status.OFF_TRACK:
            assert report["decision_needed"], report
        if report["status"] == Status.PAUSED:
            assert report["comment"] or report["cause"], report


def test_no_real_assignment_is_said_to_deviate(package: Package) -> None:
    real = {a["code"] for a in rows(package, "activities", is_example=False)}
    assert not [
        r for r in package.rows["status_reports"] if r["activity"] in real and Status(str(r["status"])).deviates
    ]


def test_nobody_reports_on_what_is_not_in_the_plan(package: Package) -> None:
    for code in {str(r["period"]) for r in package.rows["status_reports"]}:
        planned = {a["code"] for a in ledger.planned(package, Period.parse(code))}
        assert {r["activity"] for r in rows(package, "status_reports", period=code)} <= planned


def test_what_is_not_real_is_marked_as_example(package: Package) -> None:
    for name, resource in package.resources.items():
        if "is_example" not in {field.name for field in resource.fields}:
            continue
        for row, where in zip(package.rows[name], package.places[name], strict=True):
            told = f"{row.get('source') or ''}"
            if not row["is_example"] and "source" in row:
                assert told or name in {"result_areas", "reporting_dates"}, where
                assert not told.startswith("Exempel"), where
            if told.startswith("Exempel:"):
                assert row["is_example"], where
    assert all(r["is_example"] for r in package.rows["status_reports"] + package.rows["budget_lines"])


def test_roles_and_no_persons_have_recorded_it(package: Package) -> None:
    said = {str(row["recorded_by"]) for same in package.rows.values() for row in same if "recorded_by" in row}
    assert said
    assert all(" " not in name or name.split()[0] in ("Avdelningschef", "Enhetschef") for name in said)


def test_every_indicator_of_an_area_is_the_same_five(package: Package) -> None:
    standard = rows(package, "indicators", kind="standard")
    assert len(standard) == 5
    assert {r["derivation"] for r in standard} == {None, *Derivation}
    assert all(r["is_example"] for r in standard)
    areas = {f"area:{r['code']}" for r in ledger.rows(package, "result_areas")}
    for indicator in (r["code"] for r in standard if not r["derivation"]):
        assert {r["scope"] for r in rows(package, "observations", indicator=indicator)} == areas


def test_an_area_without_customers_cannot_have_satisfied_ones(package: Package) -> None:
    found = [
        r
        for r in ledger.rows(package, "observations")
        if r["indicator"] in ("nojd-malgrupp", "okad-formaga") and r["scope"] == "area:MODE"
    ]
    assert found
    assert {r["sign"] for r in found} == {Sign.CANNOT_OCCUR.value}
    assert {r["value"] for r in found} == {None}


def test_every_appropriation_closes_to_the_ore(package: Package) -> None:
    parts = ("incoming", "allotted", "changes", "withdrawal", "permitted_excess")
    for row in package.rows["appropriation_years"]:
        amounts = {part: ore(row[part]) for part in (*parts, "outcome", "outgoing")}  # type: ignore[arg-type]
        assert sum(amounts[part] for part in parts) - amounts["outcome"] - amounts["outgoing"] == 0
        assert amounts["withdrawal"] <= 0
        assert not row["is_example"]


def test_the_appropriations_of_the_whole_state_are_marked(package: Package) -> None:
    assert {r["code"] for r in rows(package, "appropriations", whole_state=True)} == {"UO19 1:1", "UO19 1:2"}


def test_context_indicators_are_real_and_tell_what_to_keep_in_mind(package: Package) -> None:
    context = rows(package, "indicators", kind="context")
    assert len(context) >= 10
    for row in context:
        assert not row["is_example"]
        assert row["source"]
        assert row["source_url"].startswith("https://")
        assert row["unit"]
        assert row["direction"] in ("up", "down", "none")
        assert row["caveat"] or row["method"]
    featured = [r for r in context if r["featured"] is not None]
    assert 4 <= len(featured) <= 6


def test_there_is_enough_of_everything(package: Package) -> None:
    assert len([g for g in ledger.rows(package, "goals") if g["area"]]) >= 12
    assert len(ledger.rows(package, "deliverables")) >= 14
    assert len(rows(package, "indicators", kind="thematic")) >= 40
    assert len(ledger.rows(package, "programmes")) == 6
    assert len(ledger.rows(package, "result_areas")) == 6
    assert len(rows(package, "departments", parent=None)) == 5


def test_later_editions_are_kept_beside(package: Package) -> None:
    editions: dict[tuple[Any, ...], set[Any]] = defaultdict(set)
    for row in ledger.rows(package, "observations"):
        editions[row["indicator"], row["scope"], row["period"]].add(row["first_published"])
    later = {key[0] for key, days in editions.items() if min(days) <= date(2018, 9, 25) < max(days)}
    assert {"tillvaxtvilja", "fou-foretag", "bnp", "konjunkturbarometern"} <= later


def test_an_observation_has_a_number_or_a_sign_and_never_both(package: Package) -> None:
    for row, where in zip(package.rows["observations"], package.places["observations"], strict=True):
        assert (row["value"] is None) is (row["sign"] is not None), where


def test_no_value_is_published_before_its_period_began(package: Package) -> None:
    starts = {str(p["code"]): p["starts_on"] for p in package.rows["periods"]}
    for row, where in zip(package.rows["observations"], package.places["observations"], strict=True):
        assert str(row["first_published"]) > str(starts[str(row["period"])]), where


def test_every_period_is_the_stretch_of_the_calendar_its_code_names(package: Package) -> None:
    for row in package.rows["periods"]:
        period = Period.parse(str(row["code"]))
        assert (period.type.value, period.starts_on, period.ends_on) == (row["type"], row["starts_on"], row["ends_on"])


def test_a_goal_with_an_area_is_never_in_force_beside_the_one_it_replaced(package: Package) -> None:
    goals = {r["code"]: r for r in ledger.rows(package, "goals")}
    for row in ledger.rows(package, "goal_replacements"):
        assert goals[row["replaces"]]["valid_to"] < goals[row["goal"]]["valid_from"]


def test_activities_take_the_place_of_others_after_a_plan_was_decided(sample: Database, package: Package) -> None:
    """What the pages of the plan and of an activity show: one replaced, one merged, two that go on."""
    taken = ledger.rows(package, "activity_replacements")
    assert Counter(row["manner"] for row in taken) == {"continues": 2, "replaced": 1, "merged": 1}
    assert all(row["is_example"] for row in taken)
    newest = {row["code"]: row for row in sorted(ledger.rows(package, "activities"), key=lambda r: r["recorded_at"])}
    for row in taken:
        now, before = newest[row["activity"]], newest[row["replaces"]]
        assert now["area"] == before["area"]
        assert before["completed_on"] <= row["recorded_at"].date() < now["ends_on"]
    with sample.reading() as session:
        for decision in decisions(session, None):
            was, now_ = planned(session, decision.year, decision.recorded_at), planned(session, decision.year, None)
            found = {(d.kind, d.activity.code) for d in differences(was, now_, decision.year)}
            merged = {(kind, code) for kind, code in found if kind in (Deviation.REPLACED, Deviation.MERGED)}
            assert merged == {
                2018: {(Deviation.MERGED, "A-0125")},
                2017: {(Deviation.REPLACED, "A-0031"), (Deviation.MERGED, "A-0125")},
            }.get(decision.year, set())


def test_every_threshold_and_weight_stands_in_the_settings_as_it_is_by_default(package: Package) -> None:
    told = {row["key"]: row["value"] for row in ledger.rows(package, "settings")}
    for rules, prefix in (
        (Rules, "spc"),
        (Window, "outlook"),
        (Thresholds, "signal"),
        (Weights, "raise"),
        (Probabilities, "forecast"),
        (Pace, "cycle"),
    ):
        assert rules.of(told) == rules()
        assert {f"{prefix}.{one.name}" for one in fields(rules) if "bounds" in one.metadata} <= set(told)
    assert {f"raise.severity.{kind}" for kind in SignalKind} <= set(told)
    assert {f"raise.place.{place}" for place in Place} <= set(told)
