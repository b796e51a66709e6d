"""The reviewed data: every row obeys its rules, lies where it says, and names its source."""

import csv
import gzip
import json
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import NOT_PROVIDED

from zones.geo import Point, distance_km
from zones.models import FACTS, Agency, Check, ProgramListing, Station, Zone
from zones.models.zone import ID_ALPHABET, ID_LENGTH
from zones.vocabulary import CheckMethod, FactGroup, LocationStatus, Program, Setting, ZoneStatus

FIXTURES = Path(__file__).parent.parent / "fixtures"
MODELS = {
    "agencies": Agency,
    "stations": Station,
    "zones": Zone,
    "program_listings": ProgramListing,
    "checks": Check,
}
AIM_GROUP = "AIM Group article on the NYPD exchange zones"
NYPD = "us-ny-new-york-nypd"


def rows(name):
    with (FIXTURES / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def order(words):
    return {word.value: place for place, word in enumerate(words)}


FIELDS = {name: [row["fields"] for row in rows(name)] for name in MODELS}
AGENCIES = {fields["key"]: fields for fields in FIELDS["agencies"]}
STATIONS = {fields["key"]: fields for fields in FIELDS["stations"]}
ZONES = {fields["public_id"]: fields for fields in FIELDS["zones"]}
CHECKS = defaultdict(dict)
for check in FIELDS["checks"]:
    CHECKS[check["zone"][0]][check["group"]] = check
GROUP_ORDER, PROGRAM_ORDER = order(FactGroup), order(Program)
NATURAL_KEY = {
    "agencies": lambda fields: fields["key"],
    "stations": lambda fields: fields["key"],
    "zones": lambda fields: fields["public_id"],
    "program_listings": lambda fields: (fields["zone"][0], PROGRAM_ORDER[fields["program"]]),
    "checks": lambda fields: (fields["zone"][0], GROUP_ORDER[fields["group"]]),
}


def stored(model, fields):
    """The row as the model would keep it, defaults filled in; references are left out."""
    return model(**{name: value for name, value in fields.items() if not model._meta.get_field(name).is_relation})


def zones_of(*, station=None, agency=None):
    """The zones of a station, or of all stations of an agency: lot before lobby."""
    keys = {station} if station else {key for key, fields in STATIONS.items() if fields["agency"] == [agency]}
    found = [stored(Zone, fields) for fields in FIELDS["zones"] if fields["station"][0] in keys]
    return sorted(found, key=lambda zone: (zone.setting == Setting.LOBBY, zone.public_id))


def programs_of(zone):
    return [fields["program"] for fields in FIELDS["program_listings"] if fields["zone"] == [zone.public_id]]


# ------------------------------------------------------------------ the files


@pytest.mark.parametrize("name", MODELS)
def test_file_is_one_record_a_line_sorted_by_natural_key_without_numbers(name):
    lines = (FIXTURES / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert lines == [json.dumps(json.loads(line), ensure_ascii=False) for line in lines]
    assert {tuple(json.loads(line)) for line in lines} == {("model", "fields")}
    assert {json.loads(line)["model"] for line in lines} == {MODELS[name]._meta.label_lower}
    keys = [NATURAL_KEY[name](fields) for fields in FIELDS[name]]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", MODELS)
def test_record_has_its_fields_in_the_order_of_the_model_and_no_defaults(name):
    known = {field.name: field for field in MODELS[name]._meta.concrete_fields}
    places = {field: place for place, field in enumerate(known)}
    for fields in FIELDS[name]:
        assert list(fields) == sorted(fields, key=places.__getitem__)
        for field, value in fields.items():
            default = known[field].default
            assert value not in (None, "", None if default is NOT_PROVIDED else default), (fields, field)


@pytest.mark.parametrize("name", MODELS)
def test_record_passes_the_validators_and_closed_lists_of_its_model(name):
    for fields in FIELDS[name]:
        instance = stored(MODELS[name], fields)
        instance.clean_fields(exclude=["agency", "station", "zone"])
        instance.clean()


def test_references_are_natural_keys_of_known_rows():
    assert {tuple(fields["agency"]) for fields in FIELDS["stations"]} == {(key,) for key in AGENCIES}
    assert {tuple(fields["station"]) for fields in FIELDS["zones"]} == {(key,) for key in STATIONS}
    assert {fields["zone"][0] for fields in FIELDS["checks"]} == set(ZONES)
    assert {fields["zone"][0] for fields in FIELDS["program_listings"]} < set(ZONES)


@pytest.mark.django_db
def test_files_load_in_order_and_the_database_accepts_every_row(tmp_path):
    wanted = {"zones": set(sorted(ZONES)[:30])}  # `loaddata` of everything takes seconds; the rest comes in bulk
    wanted["stations"] = {ZONES[key]["station"][0] for key in wanted["zones"]}
    wanted["agencies"] = {STATIONS[key]["agency"][0] for key in wanted["stations"]}
    saved = {"agencies": {}, "stations": {}, "zones": {}}
    for name, model in MODELS.items():
        parent = {"stations": "agency", "zones": "station", "program_listings": "zone", "checks": "zone"}.get(name)
        parents = {"agency": "agencies", "station": "stations", "zone": "zones"}.get(parent)
        some, others = [], []
        for row in rows(name):
            key = row["fields"][parent][0] if name not in wanted else NATURAL_KEY[name](row["fields"])
            (some if key in wanted.get(name, wanted["zones"]) else others).append(row)
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, some)), encoding="utf-8")
        call_command("loaddata", tmp_path / f"{name}.jsonl", verbosity=0)
        model.objects.bulk_create(
            model(**row["fields"] | ({parent: saved[parents][row["fields"][parent][0]]} if parent else {}))
            for row in others
        )
        if name in saved:
            saved[name] = {instance.natural_key()[0]: instance for instance in model.objects.all()}
        assert model.objects.count() == len(FIELDS[name])


def test_texts_have_no_stray_spaces_and_details_read_as_phrases():
    texts = [
        value
        for name in ("agencies", "stations", "zones")
        for fields in FIELDS[name]
        for value in fields.values()
        if isinstance(value, str)
    ]
    assert [text for text in texts if text != " ".join(text.split())] == []
    details = [fields["detail"] for fields in FIELDS["zones"] if "detail" in fields]
    assert [detail for detail in details if detail.endswith(".") or detail[0] != detail[0].upper()] == []
    assert [fields["name"] for fields in FIELDS["zones"] if fields["name"][0] != fields["name"][0].upper()] == []


def test_left_out_rows_say_where_and_why():
    with (FIXTURES / "left_out.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert list(table[0]) == [
        "country", "region", "city", "agency", "station", "reason", "source_url", "source_date",
    ]  # fmt: skip
    assert len(table) == 32
    assert [row for row in table if not (row["country"] and row["region"] and row["city"] and row["reason"])] == []
    assert {row["city"] for row in table} & {"Atlanta", "Pittsburgh"} == set()


# ------------------------------------------------------------------ ids and keys


def test_public_ids_are_five_characters_of_the_alphabet():
    assert [key for key in ZONES if len(key) != ID_LENGTH or set(key) - set(ID_ALPHABET)] == []


def test_agency_keys_begin_with_country_and_region_of_the_agency():
    wrong = [
        key
        for key, fields in AGENCIES.items()
        if not key.startswith("-".join(filter(None, [fields["country"], fields.get("region", "")])).lower() + "-")
    ]
    assert wrong == []
    assert {
        "us-mo-kansas-city-kcpd", "us-ct-new-canaan-police", "ca-on-kingston-police", NYPD, "au-vic-victoria-police",
        "ca-on-opp", "us-fl-hernando-county-sheriff", "ca-bc-vancouver-police", "us-wa-kennewick-police",
    } <= set(AGENCIES)  # fmt: skip


def test_agencies_and_their_stations_are_in_the_same_region():
    wrong = [
        key
        for key, station in STATIONS.items()
        if (agency := AGENCIES[station["agency"][0]])
        and (agency["country"], agency["region"]) != (station["country"], station["region"])
    ]
    assert wrong == []


def test_no_two_agencies_have_the_same_name_in_a_region():
    names = Counter((fields["country"], fields["region"], fields["name"]) for fields in FIELDS["agencies"])
    assert [name for name, number in names.items() if number > 1] == []


def test_telephones_are_as_published_in_north_america():
    phones = [fields["phone"] for name in ("agencies", "stations") for fields in FIELDS[name] if "phone" in fields]
    assert [phone for phone in phones if not re.fullmatch(r"\+1-\d{3}-\d{3}-\d{4}", phone)] == []


def test_a_station_has_one_zone_or_an_outside_one_and_a_lobby():
    settings = defaultdict(list)
    for fields in FIELDS["zones"]:
        settings[fields["station"][0]].append(fields.get("setting", "unknown"))
    several = {key: sorted(found) for key, found in settings.items() if len(found) > 1}
    assert {tuple(found) for found in several.values()} == {("lobby", "lot"), ("curb", "lobby")}
    assert len(several) == 127


# ------------------------------------------------------------------ where the stations are

# The gazetteer has the United States, Canada and Australia; the other five stations lie in these boxes:
# south, north, west, east.
ABROAD = {
    ("BR", "PR"): (-26.72, -22.51, -54.62, -48.02),
    ("BR", "SP"): (-25.31, -19.77, -53.11, -44.16),
    ("FR", "BFC"): (46.15, 48.41, 2.84, 7.15),
    ("GB", "ENG"): (49.86, 55.82, -6.45, 1.77),
}
# Towns that the gazetteer does not have under this name, and a place that it has close by.
UNDER_ANOTHER_NAME = {
    ("ON", "Aboyne"): "Fergus",
    ("ON", "Lakeshore"): "Belle River",
    ("ON", "Minden"): "K0M",  # only the postal area: Haliburton is 22 km away
    ("ON", "Teviotdale"): "Harriston",
    ("ON", "Thornbury"): "Meaford",
    ("QC", "Saint-Paul"): "Joliette",
    ("QC", "Saint-Prosper"): "Saint-Georges",
    ("QC", "Val-Joli"): "Windsor",
    ("FL", "Viera"): "Palm Shores",
    ("MI", "Bloomfield Township"): "Bloomfield Hills",
    ("NJ", "Evesham"): "Marlton",
    ("NJ", "Gloucester Township"): "Hi-Nella",
    ("NJ", "Readington Township"): "Whitehouse Station",
    ("NJ", "South Brunswick"): "Monmouth Junction",
    ("NJ", "Stafford Township"): "Manahawkin",
    ("NJ", "Washington Township"): "Pitman",
    ("NJ", "West Windsor"): "Princeton Junction",
    ("NY", "Yorktown"): "Yorktown Heights",
    ("OH", "Miami Township"): "Mulberry",
    ("OH", "Olmsted Township"): "Olmsted Falls",
    ("PA", "Hampden Township"): "Mechanicsburg",
    ("PA", "Peters Township"): "McMurray",
    ("PA", "West Hempfield Township"): "Silver Spring",
    ("PA", "York Township"): "Spry",
}
# Stations whose time zone is not the one of their point, and why.
OTHER_TIME_ZONE: dict[str, str] = {}


def plain(name):
    """A town's name for comparing: St. is Saint, no accents, no hyphens, no Township."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    words = re.sub(r"[^a-z0-9]+", " ", bare.casefold()).split()
    return " ".join("saint" if word == "st" else word for word in words if word != "township")


@pytest.fixture(scope="module")
def gazetteer():
    """Every place by region and one-degree square, and the regions that there are."""
    squares, regions = defaultdict(list), set()
    with gzip.open(FIXTURES / "gazetteer.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            region = (row["country"], row["region"])
            point = Point(float(row["latitude"]), float(row["longitude"]))
            if row["kind"] == "region":
                regions.add(region)
            else:
                squares[*region, round(point.latitude), round(point.longitude)].append((row["name"], point))
    return squares, regions


def places_near(gazetteer, station, within_km):
    """Names of the places of the station's own region in the circle."""
    here = Point(station["latitude"], station["longitude"])
    return {
        name
        for north in (-1, 0, 1)
        for east in (-1, 0, 1)
        for name, point in gazetteer[0].get(
            (station["country"], station["region"], round(here.latitude) + north, round(here.longitude) + east), ()
        )
        if abs(point.latitude - here.latitude) < within_km / 110 and distance_km(here, point) <= within_km
    }


def in_gazetteer():
    return [fields for fields in FIELDS["stations"] if fields["country"] in ("US", "CA", "AU")]


def test_stations_lie_in_a_known_region(gazetteer):
    found = {(fields["country"], fields["region"]) for fields in FIELDS["stations"]}
    assert found - set(ABROAD) <= gazetteer[1]
    assert {country for country, _ in found} == {"US", "CA", "AU", "BR", "FR", "GB"}


def test_stations_abroad_lie_in_the_box_of_their_region():
    for station in FIELDS["stations"]:
        if box := ABROAD.get((station["country"], station["region"])):
            south, north, west, east = box
            assert south <= station["latitude"] <= north, station["key"]
            assert west <= station["longitude"] <= east, station["key"]
    assert len(FIELDS["stations"]) - len(in_gazetteer()) == 5


def test_stations_are_within_30_km_of_a_place_of_their_town_name_15_where_the_point_is_the_town(gazetteer):
    unnamed = set()
    for station in in_gazetteer():
        town_only = stored(Station, station).location_status == LocationStatus.TOWN
        near = {plain(name) for name in places_near(gazetteer, station, 15 if town_only else 30)}
        assert near, station["key"]
        if plain(station["city"]) not in near or (station["region"], station["city"]) in UNDER_ANOTHER_NAME:
            unnamed.add((station["region"], station["city"]))
            other = UNDER_ANOTHER_NAME.get((station["region"], station["city"]), "nothing")
            assert other in places_near(gazetteer, station, 15), station["key"]
    assert unnamed == set(UNDER_ANOTHER_NAME)


def test_time_zone_of_a_station_is_the_one_of_its_point():
    other = {}
    for key, fields in STATIONS.items():
        computed = stored(Station, fields).computed_time_zone()
        if computed != fields["time_zone"]:
            other[key] = computed
    assert set(other) == set(OTHER_TIME_ZONE)


def test_every_point_says_where_it_comes_from_and_exact_is_never_a_centre():
    sources = [(fields.get("location_status", "town"), fields["location_source"]) for fields in FIELDS["stations"]]
    assert [pair for pair in sources if pair[0] == "exact" and "GeoNames" in pair[1]] == []
    assert Counter(status for status, _ in sources) == {"exact": 720, "street": 221, "town": 174}
    streets = [key for key, fields in STATIONS.items() if fields.get("location_status") == "street"]
    assert [key for key in streets if "street" not in STATIONS[key]] == []


# ------------------------------------------------------------------ sources

BOOKKEEPING = {
    "station": {"id", "key", "agency", "language", "location_source"},
    "zone": {"id", "public_id", "station", "language", "opened", "status", "status_reason", "retired_on"},
}


def test_every_field_is_a_fact_of_exactly_one_group_or_bookkeeping():
    named = [name for names in FACTS.values() for name in names]
    fields = {
        f"{table}.{field.name}"
        for table, model in (("station", Station), ("zone", Zone))
        for field in model._meta.concrete_fields
        if field.name not in BOOKKEEPING[table]
    }
    assert sorted(named) == sorted(fields)


def test_every_zone_has_a_location_check_and_each_check_names_its_source():
    assert [key for key in ZONES if FactGroup.LOCATION.value not in CHECKS[key]] == []
    for check in FIELDS["checks"]:
        assert (check["checked_by"], check["method"]) == ("exchangezones editors", CheckMethod.PUBLISHED.value)
        assert check["source_title"]
        assert check.get("source_url", "https://").startswith(("http://", "https://"))


def test_values_of_a_check_are_the_facts_of_its_group_as_they_are_stored():
    for key, groups in CHECKS.items():
        zone = stored(Zone, ZONES[key])
        tables = {"zone": zone, "station": stored(Station, STATIONS[ZONES[key]["station"][0]])}
        for group, check in groups.items():
            expected = {}
            for name in FACTS[FactGroup(group)]:
                table, field = name.split(".")
                expected[name] = getattr(tables[table], field)
            assert list(check["values"].items()) == list(expected.items()), (key, group)


def known(zone, names):
    return any(getattr(zone, name) not in ("", "unknown", None) for name in names)


def test_group_is_checked_exactly_when_a_fact_of_it_is_known():
    for key, fields in ZONES.items():
        zone, phone = stored(Zone, fields), STATIONS[fields["station"][0]].get("phone", "")
        expected = {
            "location": True,
            "hours": known(zone, ["hours", "hours_advised", "hours_text"]),
            "cameras": known(zone, ["camera", "lit", "camera_hours", "camera_retention_days"]),
            "access": bool(phone) or known(zone, ["check_in", "large_items", "custody", "step_free", "police_role"]),
        }
        assert {group for group, says in expected.items() if says} == set(CHECKS[key]), key


def test_only_the_press_release_and_the_aim_group_article_have_no_address():
    titles = {check["source_title"] for check in FIELDS["checks"] if "source_url" not in check}
    listed = {fields["source_title"] for fields in FIELDS["program_listings"] if "source_url" not in fields}
    assert listed == {AIM_GROUP}
    (press_release,) = titles - listed
    assert "New Canaan" in press_release


# ------------------------------------------------------------------ hours and cameras


def test_hours_of_a_camera_belong_to_a_camera():
    wrong = [key for key, fields in ZONES.items() if "camera_hours" in fields and "camera" not in fields]
    assert wrong == []
    assert {fields["camera_hours"] for fields in FIELDS["zones"] if "camera_hours" in fields} == {"24/7"}


CAMERA_ONLY = [
    "us-nj-brick-township-pd-municipal-building",
    "us-ca-fairfield-pd-station",
    "us-va-lexington-pd-station",
    "us-va-prince-george-county-pd-station",
    "us-tn-chattanooga-pd-police-service-center",
    "us-pa-sinking-spring-south-heidelberg-township-pd-township-administration-building",
]


@pytest.mark.parametrize("station", CAMERA_ONLY)
def test_a_camera_around_the_clock_is_no_opening_hour(station):
    (zone,) = zones_of(station=station)
    assert (zone.hours, zone.camera_hours) == ("", "24/7")
    assert zone.hours_advised or zone.hours_text


TIMES_WITHOUT_A_RULE = {
    "us-ga-morrow-pd-station": "9 am to 5 pm; days not stated",
    "us-ny-rochester-university-of-rochester-dps-hq": "8 am to 4 pm in business hours; days not stated",
    "us-nv-reno-pd-station": "Wednesdays 3 pm to 5 pm as first set; the chief may change it",
    "us-ok-tulsa-pd-riverside-division": "8 am to 4 pm advised; days not stated",
    "us-wi-milton-pd-station": "Business hours, generally Monday to Friday 8 am to 4 pm",
}


@pytest.mark.parametrize(("station", "text"), TIMES_WITHOUT_A_RULE.items())
def test_times_without_days_are_words_and_no_rule(station, text):
    (zone,) = zones_of(station=station)
    assert (zone.hours, zone.hours_text) == ("", text)


WEEK_8_17, WEEK_830_17_PH = "Mo-Fr 08:00-17:00", "Mo-Fr 08:30-17:00; PH off"
SPLIT = {  # station -> hours of the lot, hours of the lobby
    "us-co-avon-pd-station": ("24/7", ""),  # indoors 8 to 5, days not stated
    "us-co-fort-collins-pd-station": ("24/7", "Mo-Fr 08:00-20:00; Sa-Su 08:00-18:00"),
    "us-co-windsor-pd-station": ("24/7", "Mo-Fr 08:00-17:00; PH off"),
    "us-me-south-paris-paris-pd-station": ("24/7", "Mo-Fr 08:00-16:00"),
    "us-mo-springfield-pd-hq": ("24/7", "Mo-Su 07:00-23:00"),
    "us-mo-cape-girardeau-pd-hq": ("24/7", WEEK_8_17),
    "us-in-indianapolis-metropolitan-pd-north-district-headquarters": ("24/7", WEEK_830_17_PH),
    "us-in-indianapolis-metropolitan-pd-southwest-district-headquarters": ("24/7", WEEK_830_17_PH),
    "us-va-norfolk-pd-second-patrol-division": ("24/7", WEEK_830_17_PH),
    "us-va-norfolk-pd-third-patrol-division": ("24/7", WEEK_830_17_PH),
    "us-pa-conshohocken-pd-station": ("24/7", ""),  # 8 to 4, days not stated
    "us-tx-georgetown-pd-public-safety-operations-and": ("24/7", ""),  # business hours
    "us-tx-round-rock-pd-hq": ("24/7", WEEK_8_17),
    "us-az-mesa-pd-central-division-substation": ("", "Mo-Th 08:00-16:00"),
    "us-az-mesa-pd-fiesta-division-substation": ("", "Mo-Th 08:00-16:00"),
    "us-az-mesa-pd-hq": ("", "Mo-Th 08:00-16:00"),
    "us-az-mesa-pd-red-mountain-division-substation": ("", "Mo-Th 08:00-16:00"),
    "us-az-mesa-pd-superstition-division-substation": ("", "Mo-Th 08:00-16:00"),
    # and some where one word decides
    "us-la-monroe-pd-station": ("", "24/7"),
    "us-il-oak-forest-pd-station": ("", "24/7"),
    "us-nj-pennsauken-township-pd-station": ("", "24/7"),
    "us-tx-san-antonio-pd-central-substation": ("24/7", ""),
    "us-oh-toledo-pd-scott-park-district-station": ("24/7", "24/7"),
    "us-tx-plano-pd-station": ("", "Mo-Fr 06:00-21:30; Sa 08:00-21:00; Su 08:00-17:00"),
    "us-ne-lincoln-pd-northwest-team-station": ("Mo-Su 05:00-23:00", ""),
    "us-mi-brighton-michigan-state-police-post": ("", "Mo-Fr 08:00-16:00; PH off"),
}


@pytest.mark.parametrize(("station", "hours"), SPLIT.items())
def test_lot_and_lobby_have_their_own_hours(station, hours):
    lot, lobby = zones_of(station=station)
    assert (lot.setting, lobby.setting) == ("lot", "lobby")
    assert (lot.hours, lobby.hours) == hours


# ------------------------------------------------------------------ the seed facts


def test_new_canaan_has_a_lot_and_a_lobby_filmed_at_all_hours_and_police_take_no_part():
    lot, lobby = zones_of(agency="us-ct-new-canaan-police")
    assert [(zone.setting, zone.detail, zone.hours) for zone in (lot, lobby)] == [
        ("lot", "Front parking lot", ""),
        ("lobby", "Lobby", ""),
    ]
    assert {(zone.camera, zone.camera_hours, zone.police_role) for zone in (lot, lobby)} == {
        ("present", "24/7", "no_part")
    }


def test_new_york_has_98_zones_in_five_boroughs_at_any_hour():
    zones = zones_of(agency=NYPD)
    boroughs = {STATIONS[ZONES[zone.public_id]["station"][0]]["city"] for zone in zones}
    assert len(zones) == 98
    assert boroughs == {"New York", "Brooklyn", "Queens", "Bronx", "Staten Island"}
    assert {(zone.hours, zone.check_in, zone.lit, zone.camera) for zone in zones} == {
        ("24/7", "none", "yes", "present")
    }
    assert {tuple(programs_of(zone)) for zone in zones} == {("safetrade",)}


def test_kansas_city_has_six_signed_lots_in_daylight():
    zones = zones_of(agency="us-mo-kansas-city-kcpd")
    names = {STATIONS[ZONES[zone.public_id]["station"][0]]["name"] for zone in zones}
    assert names == {
        f"{side} Patrol Division" for side in ("Central", "Metro", "East", "North", "South", "Shoal Creek")
    }
    assert [(zone.setting, zone.hours, zone.signage) for zone in zones] == [("lot", "sunrise-sunset", "own")] * 6


def test_vancouver_welcomes_people_without_a_zone_and_without_furniture():
    (zone,) = zones_of(agency="ca-bc-vancouver-police")
    assert (zone.designation, zone.large_items, zone.signage) == ("welcomed", "no", "none")
    assert programs_of(zone) == ["safetrade"]


def test_kennewick_has_signs_of_offerup_and_is_recorded():
    (zone,) = zones_of(agency="us-wa-kennewick-police")
    assert (zone.signage, zone.camera, programs_of(zone)) == ("offerup", "recorded", ["offerup"])
    assert "in public view" in zone.detail


def test_kingston_welcomes_large_items_in_its_visitor_lot():
    lot, lobby = zones_of(agency="ca-on-kingston-police")
    assert (lot.detail, lot.large_items, lot.camera_hours) == ("Visitor parking lot", "welcome", "24/7")
    assert lobby.detail == "Front lobby, for smaller items"


@pytest.mark.parametrize("agency", ["us-ga-atlanta-police", "us-pa-pittsburgh-police"])
def test_where_no_station_is_named_the_zone_is_the_town_and_says_so(agency):
    (zone,) = zones_of(agency=agency)
    station = stored(Station, STATIONS[ZONES[zone.public_id]["station"][0]])
    assert (station.name, station.location_status, station.street) == ("Police Department", "town", "")
    assert (zone.detail, zone.setting) == ("Which station is not known: ask first", "unknown")
    assert programs_of(zone) == ["safetrade"]


def test_aim_group_lists_eight_agencies_and_its_list_is_no_sign():
    listed = [fields for fields in FIELDS["program_listings"] if fields["source_title"] == AIM_GROUP]
    agencies = {STATIONS[ZONES[fields["zone"][0]]["station"][0]]["agency"][0] for fields in listed}
    assert agencies == {
        "us-va-norfolk-police", "us-ak-north-pole-police", "us-ga-atlanta-police", "us-pa-philadelphia-police",
        "us-pa-pittsburgh-police", "ca-bc-vancouver-police", "ca-mb-winnipeg-police", NYPD,
    }  # fmt: skip
    assert {(fields["program"], fields["as_of"]) for fields in listed} == {("safetrade", "2023")}
    assert "safetrade" not in {ZONES[fields["zone"][0]].get("signage") for fields in listed}


def test_sign_of_a_program_means_that_the_program_lists_the_zone():
    programs = {word.value for word in Program}
    for key, fields in ZONES.items():
        if fields.get("signage") in programs:
            assert fields["signage"] in programs_of(stored(Zone, fields)), key


def test_there_are_over_1200_listed_zones():
    assert {fields["status"] for fields in FIELDS["zones"]} == {ZoneStatus.LISTED.value}
    assert {name: len(FIELDS[name]) for name in MODELS} == {
        "agencies": 753, "stations": 1115, "zones": 1242, "program_listings": 218, "checks": 3117,
    }  # fmt: skip
    countries = Counter(STATIONS[fields["station"][0]]["country"] for fields in FIELDS["zones"])
    assert countries == {"US": 1084, "CA": 121, "AU": 32, "BR": 2, "FR": 2, "GB": 1}
