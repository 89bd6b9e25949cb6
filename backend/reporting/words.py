"""French words of the report for codes of the API."""

SPECIALITIES = {
    "cleaning": "Nettoyage",
    "deindexing": "Déréférencement",
    "burying": "Enfouissement",
    "watch": "Veille",
    "bailiff_report": "Constat",
    "legal_advice": "Conseil juridique",
    "lawyer": "Avocat",
    "psychologist": "Psychologue",
}
