"""The sentences told to an insured, by language. No promise of a result, nothing that binds anybody. Pure."""

MONTHS = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}

_FR = {
    "title_holder": "Qui suit votre dossier",
    "title_next": "La suite",
    "title_deadline": "Le délai pour agir",
    "title_do_not": "Ce qu’il ne faut pas faire",
    "title_cover": "Votre garantie",
    "title_consents": "Votre accord est attendu",
    "declared": "Vous nous avez déclaré ce sinistre le {on}.",
    "held_since": "{who} suit votre dossier depuis le {on}.",
    "held": "{who} suit votre dossier.",
    "held_by_team": "Notre équipe suit votre dossier\u00a0; un gestionnaire va vous être attribué.",
    "closed": "Votre dossier est clos depuis le {on}.",
    "closed_next": "Si les contenus reviennent, ou si vous souhaitez agir, demandez-nous de rouvrir le dossier.",
    "next_your_answer": "Nous attendons de votre part l’information que nous vous avons demandée.",
    "next_your_agreement": "Nous attendons votre accord sur la part qui resterait à votre charge.",
    "next_not_covered": (
        "Votre garantie ne prend pas ce sinistre en charge. Si vous n’êtes pas d’accord, écrivez-nous\u00a0: votre "
        "réclamation sera examinée."
    ),
    "next_advice_only": "Nous vous conseillons sur la suite\u00a0; aucune dépense n’est engagée à ce jour.",
    "next_covered": "Votre garantie est acquise. Nous préparons l’intervention adaptée.",
    "next_working": "Votre garantie est acquise. Un prestataire travaille sur votre dossier.",
    "next_third_party": "Nous attendons la réponse d’un tiers. Votre dossier reste suivi.",
    "next_examining": "Nous examinons votre déclaration et votre garantie, puis nous vous écrivons notre décision.",
    "work_due": "Son intervention est prévue d’ici le {on}.",
    "work_late": "Son intervention était prévue pour le {on}\u00a0; nous le relançons.",
    "we_promised": "Nous nous sommes engagés à revenir vers vous au plus tard le {on}.",
    "we_are_late": "Nous devions revenir vers vous le {on}\u00a0: nous sommes en retard.",
    "you_promised": "Vous nous avez annoncé un élément pour le {on}.",
    "action_until": (
        "À ce jour, le délai pour agir en justice s’achève au plus tôt le {on}. Il court depuis la première mise en "
        "ligne, et non depuis sa découverte."
    ),
    "action_over": (
        "D’après les dates connues, le délai pour agir en injure ou en diffamation s’est achevé le {on}. D’autres "
        "voies peuvent rester ouvertes."
    ),
    "action_undated": (
        "La date de première publication n’est pas connue\u00a0: elle commande le délai pour agir en justice. "
        "Indiquez-la-nous dès que possible."
    ),
    "action_goes_on": "La clôture du dossier n’arrête pas ce délai.",
    "do_not_reply": "Ne répondez pas en ligne, même pour vous défendre.",
    "keep_proof": "Gardez une capture d’écran datée de chaque contenu, et n’effacez rien.",
    "tell_us": "N’engagez aucune dépense et n’écrivez pas à l’auteur sans nous en parler.",
    "events_used": "Votre contrat prend en charge {limit} événements par période\u00a0; {used} utilisés à ce jour.",
    "event_number": "Ce sinistre est l’événement {number} sur {limit} de votre période d’assurance.",
    "left": "Il reste {left} sur les {limit} que votre garantie prévoit pour cet événement.",
    "deductible": "La franchise qui reste à votre charge est de {amount}.",
    "own_share": "La part que vous réglez vous-même est de {amount} à ce jour.",
    "consent": (
        "Intervention {mission}\u00a0: sur {cost}, {share} seraient à votre charge. Répondez-nous avant le {on}\u00a0; "
        "sans réponse, rien n’est commandé."
    ),
}

_EN = {
    "title_holder": "Who looks after your case",
    "title_next": "What happens next",
    "title_deadline": "The time limit to act",
    "title_do_not": "What not to do",
    "title_cover": "Your cover",
    "title_consents": "Your agreement is awaited",
    "declared": "You reported this claim to us on {on}.",
    "held_since": "{who} has been looking after your case since {on}.",
    "held": "{who} looks after your case.",
    "held_by_team": "Our team looks after your case; a handler will soon be named.",
    "closed": "Your case has been closed since {on}.",
    "closed_next": "Should the content come back, or should you wish to act, ask us to reopen the case.",
    "next_your_answer": "We are waiting for the information that we asked you for.",
    "next_your_agreement": "We are waiting for your agreement on the part that would be yours to pay.",
    "next_not_covered": (
        "Your policy does not cover this claim. If you disagree, write to us: your complaint will be examined."
    ),
    "next_advice_only": "We advise you on what to do next; no expense has been committed so far.",
    "next_covered": "Your claim is covered. We are preparing the right steps.",
    "next_working": "Your claim is covered. A service provider is working on your case.",
    "next_third_party": "We are waiting for somebody else’s answer. Your case is still being looked after.",
    "next_examining": "We are examining your report and your cover; then we will write to you with our decision.",
    "work_due": "Their work is expected by {on}.",
    "work_late": "Their work was expected by {on}; we are chasing them.",
    "we_promised": "We undertook to come back to you by {on}.",
    "we_are_late": "We were to come back to you on {on}: we are late.",
    "you_promised": "You told us to expect something from you by {on}.",
    "action_until": (
        "As of today, the time limit to go to court ends on {on} at the earliest. It runs from the first publication "
        "online, not from its discovery."
    ),
    "action_over": (
        "According to the dates known, the time limit to sue for insult or defamation ended on {on}. Other ways may "
        "still be open."
    ),
    "action_undated": (
        "The day of first publication is not known, and the time limit to go to court depends on it. Tell us as soon "
        "as you can."
    ),
    "action_goes_on": "Closing the case does not stop this time limit.",
    "do_not_reply": "Do not reply online, not even to defend yourself.",
    "keep_proof": "Keep a dated screenshot of each piece of content, and delete nothing.",
    "tell_us": "Do not spend any money and do not write to the author before talking to us.",
    "events_used": "Your policy covers {limit} events per period; {used} used so far.",
    "event_number": "This claim is event {number} of {limit} in your insurance period.",
    "left": "{left} are left of the {limit} that your cover provides for this event.",
    "deductible": "The deductible that remains yours is {amount}.",
    "own_share": "The part that you pay yourself is {amount} so far.",
    "consent": (
        "Service {mission}: of {cost}, {share} would be yours to pay. Please answer before {on}; without an answer, "
        "nothing is ordered."
    ),
}

WORDS = {"fr": _FR, "en": _EN}
