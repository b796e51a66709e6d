"""States and provinces as readers of French and Spanish call them, where that is not the English
name.
"""

FRENCH = {
    "US": {
        "AK": "Alaska", "AL": "Alabama", "CA": "Californie", "FL": "Floride", "GA": "Géorgie",
        "HI": "Hawaï", "LA": "Louisiane", "NC": "Caroline du Nord", "ND": "Dakota du Nord",
        "NM": "Nouveau-Mexique", "PA": "Pennsylvanie", "PR": "Porto Rico",
        "SC": "Caroline du Sud", "SD": "Dakota du Sud", "VA": "Virginie",
        "VI": "Îles Vierges américaines", "WA": "État de Washington",
        "WV": "Virginie-Occidentale", "DC": "District de Columbia", "NY": "État de New York",
        "AS": "Samoa américaines", "MP": "Îles Mariannes du Nord",
    },
    "CA": {
        "AB": "Alberta", "BC": "Colombie-Britannique", "MB": "Manitoba",
        "NB": "Nouveau-Brunswick", "NL": "Terre-Neuve-et-Labrador", "NS": "Nouvelle-Écosse",
        "NT": "Territoires du Nord-Ouest", "NU": "Nunavut", "ON": "Ontario",
        "PE": "Île-du-Prince-Édouard", "QC": "Québec", "SK": "Saskatchewan", "YT": "Yukon",
    },
    "AU": {
        "ACT": "Territoire de la capitale australienne", "NSW": "Nouvelle-Galles du Sud",
        "NT": "Territoire du Nord", "QLD": "Queensland", "SA": "Australie-Méridionale",
        "TAS": "Tasmanie", "VIC": "Victoria", "WA": "Australie-Occidentale",
    },
}  # fmt: skip
SPANISH = {
    "US": {
        "DC": "Distrito de Columbia", "HI": "Hawái", "LA": "Luisiana", "MS": "Misisipi",
        "MO": "Misuri", "NC": "Carolina del Norte", "ND": "Dakota del Norte",
        "NH": "Nuevo Hampshire", "NJ": "Nueva Jersey", "NM": "Nuevo México", "NY": "Nueva York",
        "OR": "Oregón", "PA": "Pensilvania", "PR": "Puerto Rico", "SC": "Carolina del Sur",
        "SD": "Dakota del Sur", "TN": "Tennessee", "TX": "Texas",
        "VI": "Islas Vírgenes de EE. UU.", "WV": "Virginia Occidental",
        "AS": "Samoa Americana", "MP": "Islas Marianas del Norte",
    },
    "CA": {
        "BC": "Columbia Británica", "NB": "Nuevo Brunswick", "NL": "Terranova y Labrador",
        "NS": "Nueva Escocia", "NT": "Territorios del Noroeste",
        "PE": "Isla del Príncipe Eduardo", "QC": "Quebec", "YT": "Yukón",
    },
    "AU": {
        "ACT": "Territorio de la Capital Australiana", "NSW": "Nueva Gales del Sur",
        "NT": "Territorio del Norte", "SA": "Australia Meridional", "TAS": "Tasmania",
        "WA": "Australia Occidental",
    },
}  # fmt: skip
BY_LANGUAGE = {"fr": FRENCH, "es": SPANISH}


def region_in_language(country: str, code: str, language: str) -> str:
    """The region's name in French or Spanish; empty where the English one is used."""
    return BY_LANGUAGE.get(language, {}).get(country, {}).get(code, "")
