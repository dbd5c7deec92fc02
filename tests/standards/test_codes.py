"""Code sets: complete, with readable names, and with the sums over them that others rely on."""

from goldenthread.standards import codes
from goldenthread.standards.codes import BroadArea, TypeOfNeed


def test_there_are_153_authorities_in_nine_regions():
    authorities = codes.local_authorities()

    assert len(authorities) == 153
    assert len({each.region for each in authorities.values()}) == 9
    assert all(code == each.code and len(code) == 3 for code, each in authorities.items())


def test_an_ended_code_names_what_took_over():
    cumbria = codes.former_authorities()["909"]

    assert cumbria.successors == ("942", "943")
    assert set(cumbria.successors) <= codes.local_authorities().keys()


def test_a_code_that_only_changed_its_ons_code_has_not_ended():
    assert "370" in codes.local_authorities()
    assert "370" not in codes.former_authorities()


def test_known_codes_are_those_of_today_and_before():
    known = codes.known_authority_codes()

    assert {"201", "909", "839", "837"} <= known
    assert codes.ELSEWHERE not in known


def test_every_need_has_a_name_in_words():
    assert all(need.label for need in TypeOfNeed)
    assert TypeOfNeed.SPEECH_LANGUAGE_AND_COMMUNICATION.label == "speech, language and communication"


def test_needs_fall_in_the_four_areas_of_the_code_of_practice():
    by_area = {area: {need.value for need in TypeOfNeed if need.area is area} for area in BroadArea}

    assert by_area[BroadArea.COGNITION_AND_LEARNING] == {"SPLD", "MLD", "SLD", "PMLD"}
    assert by_area[BroadArea.COMMUNICATION_AND_INTERACTION] == {"SLCN", "ASD"}
    assert by_area[BroadArea.SENSORY_AND_PHYSICAL] == {"HI", "VI", "MSI", "PD"}


def test_some_needs_have_no_fixed_area():
    assert {need.value for need in TypeOfNeed if need.area is None} == {"DS", "NSA", "OTH"}


def test_ethnicities_count_under_a_main_code_that_is_one_of_them():
    ethnicities = codes.ethnicities()

    assert len(ethnicities) == 108
    assert {each.main_code for each in ethnicities.values()} <= ethnicities.keys()
    assert ethnicities["AMPK"].main_code == "APKN"


def test_being_in_no_education_cannot_be_named_in_a_plan():
    named = {each.value for each in codes.SenSetting if each.may_be_named_in_a_plan}

    assert named == {"OLA", "OPA", "EHE", "EYP", "OTH"}


def test_types_of_establishment_cover_those_that_plans_need():
    types = codes.establishment_types()

    wanted = codes.SPECIAL_SCHOOL_TYPES | codes.ALTERNATIVE_PROVISION_TYPES | codes.SPECIAL_POST_16_TYPES
    assert wanted <= types.keys()
    assert types["7"].name == "Community special school"


def test_a_setting_about_to_close_is_still_open():
    status = codes.EstablishmentStatus

    assert [each for each in status if each.is_open] == [status.OPEN, status.OPEN_BUT_PROPOSED_TO_CLOSE]
