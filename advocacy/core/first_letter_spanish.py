"""The words of a first letter in Spanish. ``$home`` is the chamber of the bill's number, ``$away`` the other one."""

from __future__ import annotations

NOUNS = ("proyecto de ley", "proyecto de resolución")
CHAMBERS = ("la Cámara de Representantes", "el Senado")
WOULD = ("propone", "proponía")
CITATION = "{} del {}"
NO_TITLE = "[su texto: el título del proyecto]"

_THE_BILL = "el proyecto {{ bill.title }}, {{ bill.number }} del {{ bill.congress }}"

PARTS = {
    "title": "Una carta sobre [su texto: el tema, en una palabra neutra como “escuelas”]",
    "headline": "[su texto: lo que debe cambiar, como usted lo diría en voz alta]",
    "summary": (
        "[su texto: qué está mal o qué falta hoy, en una frase] Pida a quienes le representan que se ocupen de ello."
    ),
    "what_it_does": (
        "El $noun $title ($citation) $would [su texto: lo que hace el proyecto, en dos o tres frases que usted pueda "
        "respaldar con una fuente]"
    ),
    "content_note": (
        "Esta página y la carta hablan de [su texto: el tema, con claridad]. No describen ningún caso, y usted no "
        "tiene que contar ninguno."
    ),
    "topic": "[su texto: un tema del menú de los formularios, como “Educación”]",
    "share_text": "Les escribí a quienes me representan. Toma unos minutos, y usted también puede hacerlo.",
    "story_question": "En una o dos frases, ¿por qué le importa este tema? Puede dejar este espacio en blanco.",
    "subject": "[su texto: el objetivo, en unas cinco palabras] ({{ bill.citation }})",
    "short_message": (
        "Vivo en {{ constituent.place }}, y usted me representa; le pido {{ ask.action }}. [su texto: por qué, como "
        "frase aparte] {{ ask.reply }}"
    ),
    "phone_script": (
        "Hola, me llamo {{ constituent.name }}, de {{ constituent.place }}. Llamo para pedirle a {{ ask.member }} "
        "{{ ask.action }}. {{ ask.thanks }} Por favor, anoten mi llamada. Gracias."
    ),
}

ACTIONS = {
    "press": f"que impulse {_THE_BILL}",
    "cosponsor": f"que copatrocine {_THE_BILL}",
    "support": f"que apoye en $away lo que propone {_THE_BILL}",
    "before": f"que apoye {_THE_BILL}, ahora que está en $away",
    "through": f"que ayude a que {_THE_BILL}, avance en $away",
    "conference": f"que ayude a ambas cámaras a acordar un texto para {_THE_BILL}",
    "passed": f"que respalde {_THE_BILL}",
    "law": f"que vele por que {_THE_BILL}, se cumpla tal como se aprobó",
    "agreed": f"que vele por que {_THE_BILL}, se traduzca en hechos",
    "over": f"que presente o copatrocine un $noun que retome lo que proponía {_THE_BILL}",
    "moved": f"que tenga presente lo que busca {_THE_BILL}",
    "state": f"que trabaje aquí, en {{{{ official.state }}}}, por lo que busca {_THE_BILL}",
}
"""What is asked, to follow “le pido”: in the letter, the short message and the phone script."""

REQUESTS = {
    "lead": (
        "Le pido que inste al comité que tiene el proyecto a considerarlo, y que busque apoyo en ambos partidos: aquí "
        "cuenta con respaldo."
    ),
    "urge": ("Le pido que inste al comité que tiene el proyecto a considerarlo, junto con colegas de ambos partidos."),
    "on_committee": (
        "Usted es parte de un comité que tiene el proyecto y puede pedir que lo considere. Le pido que lo haga y que "
        "sume su nombre."
    ),
    "sign": "Le pido que sume su nombre al proyecto y que inste al comité que lo tiene a considerarlo.",
    "delegate": (
        "Desde su cargo, usted puede sumar su nombre a un proyecto y defenderlo en comité. Le pido que haga ambas "
        "cosas por este."
    ),
    "commissioner": (
        "Desde la Comisaría Residente, usted puede sumar su nombre a un proyecto y defenderlo en comité. Le pido que "
        "haga ambas cosas por este."
    ),
    "same_there": (
        "El proyecto está en $home, así que aún no puede llegar a su voto. Usted puede presentar uno igual en $away o "
        "copatrocinar el que presente otro miembro. Le pido que lo haga, con apoyo en ambos partidos."
    ),
    "before": (
        "El proyecto ya se aprobó en $home y ahora está en $away. Le pido que trabaje allí por él, con apoyo en ambos "
        "partidos."
    ),
    "through": (
        "El proyecto ya se aprobó en $home y ahora está en $away. Le pido que anime a sus colegas de allí a "
        "considerarlo."
    ),
    "conference": (
        "Ambas cámaras aprobaron el proyecto, con textos distintos. Le pido que les ayude a ponerse de acuerdo y a "
        "conservar lo que más importa."
    ),
    "passed": "Ambas cámaras aprobaron el proyecto. Le pido que lo respalde hasta que se cumpla.",
    "law": (
        "El proyecto ya es ley. Le pido que pregunte a quienes la aplican cómo lo hacen, y que procure que tengan lo "
        "necesario."
    ),
    "agreed": "El proyecto ya se aprobó. Le pido que pregunte qué se ha hecho desde entonces.",
    "anew_upper": (
        "Usted puede presentar un proyecto así en el Senado o copatrocinar el que presente otro miembro. Le pido que "
        "lo haga, con apoyo en ambos partidos."
    ),
    "anew_lower": (
        "Usted puede presentar un proyecto así en la Cámara de Representantes o copatrocinar el que presente otro "
        "miembro. Le pido que lo haga, con apoyo en ambos partidos."
    ),
    "moved": (
        "Pase lo que pase con el proyecto, espero que siga trabajando por este tema, junto con colegas de ambos "
        "partidos."
    ),
    "legislator": (
        "Una ley nuestra no depende del Congreso. Le agradecería que presentara una, o que apoyara la que presente "
        "otro miembro, junto con personas de distintas tendencias."
    ),
    "governor": (
        "Mucho de esto no depende del Congreso. Le agradecería que encargara a su equipo lo que ya se puede hacer, y "
        "que propusiera a la legislatura una ley que perdure."
    ),
    "mayor": (
        "Mucho de esto no depende del Congreso. Le agradecería que encargara a su equipo lo que ya se puede hacer, y "
        "que propusiera al Concejo una ley que perdure."
    ),
}
"""What exactly this office can do, near the end of the letter."""

THANKS = {
    "sponsor": "Gracias por haber presentado el proyecto.",
    "cosponsor": "Gracias por haber copatrocinado el proyecto.",
}

OTHER_WORDINGS = {
    "member.seat_open": "quien ocupa hoy este cargo",
    "member.otherwise": "{{ official.name }}",
    "reply.reply_email": "Le agradeceré que me comunique su decisión por correo electrónico.",
    "reply.reply_post": "Le agradeceré que me comunique su decisión por correo postal.",
    "reply.otherwise": "Por favor, no me envíe respuesta; solo le pido que tome en cuenta mi voz.",
}

ROWS = {
    "reasons.fair.label": "[su texto: una razón de justicia, en tres o cuatro palabras]",
    "reasons.fair.text": "[su texto: esa razón en una o dos frases que pueda firmar gente de cualquier partido]",
    "reasons.sense.label": "[su texto: una razón de sentido común o de costo, en tres o cuatro palabras]",
    "reasons.sense.text": "[su texto: esa razón en una o dos frases]",
    "reasons.home.label": "[su texto: una razón cercana, en tres o cuatro palabras]",
    "reasons.home.text": "[su texto: esa razón en una o dos frases]",
    "starters.neighbor.label": "Como parte de la comunidad",
    "starters.neighbor.text": "En mi propia comunidad he visto por qué importa:",
    "starters.parent.label": "Como madre o padre",
    "starters.parent.text": "Tengo hijos y quiero saber que",
}

BODY = """\
Vivo en {{ constituent.place }}, y usted me representa; le pido {{ ask.action }}. {{ ask.thanks }}

{{ constituent.story }}

El proyecto se presentó el {{ bill.introduced }} y se redactó para [su texto: lo que hace, en dos o tres frases que \
usted pueda respaldar con una fuente]

{{ reasons }}

{{ ask.request }}

{{ ask.reply }} Gracias por leer esta carta."""
