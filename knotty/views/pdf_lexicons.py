"""The words of a printed pattern in languages beside English, and which lexicon goes with which terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from knotty.craft.terms import Terms
from knotty.views.pdf_lexicon import ENGLISH, Lexicon

FRENCH = Lexicon(
    language="fr",
    terms="termes de crochet français",
    decimal=",",
    pattern="Modèle au crochet",
    untitled="Modèle au crochet",
    page="Page {page} sur {total}",
    continued="{name}, suite",
    cover="Couverture",
    item="Ouvrage",
    size="Dimensions",
    pieces="Composé de",
    skill="Niveau",
    made_of="{n} {what}",
    grid="{columns} × {rows}",
    square=("carré", "carrés"),
    pieces_of="× {what}",
    materials="Fournitures",
    yarn="Fil",
    hook="Crochet",
    gauge="Échantillon",
    side="un carré mesure {cm} cm ({inches} po) de côté",
    time="Temps",
    hours="environ {quick} à {slow} heures",
    weight="fil {name} (CYC {number})",
    weight_uk="",
    used="Utilisé",
    buy="À acheter",
    balls="Pelotes",
    ball=("{n} × {grams} g", "{n} × {grams} g"),
    yarn_note="Utilisé : ce que demande l'ouvrage, bouts de fil compris. À acheter : un tiers de plus pour la main "
    "et les "
    "chutes.",
    abbreviations="Abréviations",
    stitches="Les points expliqués",
    notes="Remarques",
    instructions="Explications",
    make="{name} (en faire {n})",
    round="TOUR",
    row="RANG",
    colour="COULEUR",
    instruction="EXPLICATION",
    count="MAILLES",
    wrong="le compte n'y est pas",
    not_checked="non vérifié",
    finished="Terminé, une case par pièce",
    by_writer=MappingProxyType({"model": "modèle", "mended": "corrigé", "composer": "compositeur"}),
    charts="Diagrammes",
    chart="Diagramme : {name}",
    assembly="Schéma d'assemblage",
    laid="{n} pièces, {columns} en largeur et {rows} en hauteur",
    laid_piece="{name} × {n}",
    short_seams="Joindre les pièces de chaque ligne",
    long_seams="Joindre les lignes",
    joined_as_made="Crocheter et joindre les pièces dans l'ordre de leurs numéros",
    ring_seam="La dernière pièce de chaque ligne est jointe à la première",
    about="À propos de ce modèle",
    adds_up="Le compte y est : chaque maille a été travaillée par ordinateur ; pas encore crochetée à la main.",
    assumed_short="Là où les mots pouvaient se comprendre de deux façons, l'une a été supposée.",
    see_last="La dernière page en dit plus.",
    no_rounds="Aucun tour n'a été trouvé ; rien n'a donc été vérifié.",
    wrong_short="Le compte n'y est pas.",
    unread_short="Certains tours n'ont pas pu être lus et n'ont pas été vérifiés.",
    look_at="Voir {names}.",
    and_more="{names} et {n} autres",
    checked="Ce qui a été vérifié",
    checked_rounds=(
        (
            "L'unique tour a été travaillé maille par maille sur un crochet simulé : chaque maille a sa place dans "
            "l'ouvrage, rien ne reste, et le compte est juste."
        ),
        (
            "Les {n} tours ont été travaillés maille par maille sur un crochet simulé : chaque maille a sa place dans "
            "le tour précédent, rien ne reste, et chaque compte est juste."
        ),
    ),
    checked_some="{n} tours sur {total} ont été travaillés maille par maille sur un crochet simulé, et leur compte y "
    "est.",
    checked_joins=(
        "Les pièces ont été jointes de la même façon : leurs bords se correspondent maille pour maille, et ce qui y "
        "est "
        "crocheté tombe juste."
    ),
    unchecked="Ce qui n'a pas été vérifié",
    unchecked_hand="À la main : la vérification est celle d'un ordinateur. Personne n'a crocheté ce modèle pour elle.",
    unchecked_size="Dimensions, échantillon et quantités de fil : chaque main est différente. Faire d'abord une "
    "pièce et la "
    "mesurer.",
    unchecked_look="Le tombé, et l'effet des couleurs dans votre fil et sous votre lumière.",
    faults="Ce qui ne tombe pas juste ou n'a pas été lu",
    assumed="Ce qui a été supposé",
    writers="Qui l'a écrit",
    writer=MappingProxyType(
        {
            "model": "écrit par un modèle de langue",
            "mended": "corrigé par Knotty",
            "composer": "écrit par le compositeur de Knotty",
        }
    ),
    written="{names} : {writer}.",
    origin="Origine : {origin}.",
    made_with="Vérifié et imprimé par Knotty, qui travaille chaque maille d'un modèle sur un crochet simulé.",
)

GERMAN = Lexicon(
    language="de",
    terms="deutsche Häkelbegriffe",
    decimal=",",
    pattern="Häkelanleitung",
    untitled="Häkelanleitung",
    page="Seite {page} von {total}",
    continued="{name}, Fortsetzung",
    cover="Titelseite",
    item="Modell",
    size="Fertige Größe",
    pieces="Besteht aus",
    skill="Schwierigkeit",
    made_of="{n} {what}",
    grid="{columns} × {rows}",
    square=("Quadrat", "Quadrate"),
    pieces_of="× {what}",
    materials="Material",
    yarn="Garn",
    hook="Häkelnadel",
    gauge="Maschenprobe",
    side="ein Quadrat misst {cm} cm ({inches} Zoll) an der Seite",
    time="Zeit",
    hours="etwa {quick} bis {slow} Stunden",
    weight="{name} (CYC {number})",
    weight_uk="",
    used="Verbrauch",
    buy="Zu kaufen",
    balls="Knäuel",
    ball=("{n} × {grams} g", "{n} × {grams} g"),
    yarn_note="Verbrauch ist, was das Stück mitsamt den Fadenenden braucht. Zu kaufen ist ein Drittel mehr, für die "
    "eigene "
    "Hand und Reste.",
    abbreviations="Abkürzungen",
    stitches="Maschen erklärt",
    notes="Hinweise",
    instructions="Anleitung",
    make="{name} ({n} Stück)",
    round="RUNDE",
    row="REIHE",
    colour="FARBE",
    instruction="ANLEITUNG",
    count="MASCHEN",
    wrong="geht nicht auf",
    not_checked="nicht geprüft",
    finished="Fertig, ein Kästchen je Teil",
    by_writer=MappingProxyType({"model": "Modell", "mended": "berichtigt", "composer": "Komponist"}),
    charts="Häkelschriften",
    chart="Häkelschrift: {name}",
    assembly="Legeplan",
    laid="{n} Teile, {columns} nebeneinander und {rows} untereinander",
    laid_piece="{name} × {n}",
    short_seams="Die Teile jeder Reihe verbinden",
    long_seams="Die Reihen verbinden",
    joined_as_made="Die Teile in der Reihenfolge ihrer Nummern häkeln und verbinden",
    ring_seam="Das letzte Teil jeder Reihe wird mit dem ersten verbunden",
    about="Über diese Anleitung",
    adds_up="Geht auf: jede Masche wurde vom Computer gearbeitet; noch nicht von Hand gehäkelt.",
    assumed_short="Wo die Worte zweierlei bedeuten konnten, wurde eines angenommen.",
    see_last="Auf der letzten Seite steht mehr.",
    no_rounds="Es wurden keine Runden gefunden, also wurde nichts geprüft.",
    wrong_short="Diese Anleitung geht nicht auf.",
    unread_short="Einige Runden konnten nicht gelesen werden und wurden nicht geprüft.",
    look_at="Siehe {names}.",
    and_more="{names} und {n} weitere",
    checked="Was geprüft wurde",
    checked_rounds=(
        (
            "Die eine Runde wurde Masche für Masche auf einer simulierten Nadel gearbeitet: jede Masche hat ihren "
            "Platz in "
            "der Arbeit darunter, nichts bleibt übrig, und die Zahl stimmt."
        ),
        (
            "Alle {n} Runden wurden Masche für Masche auf einer simulierten Nadel gearbeitet: jede Masche hat ihren "
            "Platz "
            "in der Runde darunter, nichts bleibt übrig, und jede Zahl stimmt."
        ),
    ),
    checked_some="{n} von {total} Runden wurden Masche für Masche auf einer simulierten Nadel gearbeitet und gehen "
    "auf.",
    checked_joins=(
        "Die Teile wurden ebenso verbunden: ihre Ränder passen Masche für Masche, und was darauf gehäkelt wird, geht "
        "auf."
    ),
    unchecked="Was nicht geprüft wurde",
    unchecked_hand="Von Hand: die Prüfung ist die eines Computers. Niemand hat diese Anleitung dafür gehäkelt.",
    unchecked_size="Größe, Maschenprobe und Garnmengen: jede Hand ist anders. Zuerst ein Teil häkeln und messen.",
    unchecked_look="Wie es fällt, und wie die Farben in Ihrem Garn und Ihrem Licht aussehen.",
    faults="Was nicht aufgeht oder nicht gelesen wurde",
    assumed="Was angenommen wurde",
    writers="Wer es geschrieben hat",
    writer=MappingProxyType(
        {
            "model": "von einem Sprachmodell geschrieben",
            "mended": "von Knotty berichtigt",
            "composer": "von Knottys Komponist geschrieben",
        }
    ),
    written="{names}: {writer}.",
    origin="Herkunft: {origin}.",
    made_with="Geprüft und gedruckt von Knotty, das jede Masche einer Anleitung auf einer simulierten Nadel arbeitet.",
)

LEXICONS: Mapping[Terms, Lexicon] = MappingProxyType(
    {
        Terms.US: ENGLISH,
        Terms.UK: replace(ENGLISH, terms="UK crochet terms", gauge="Tension"),
        Terms.FR: FRENCH,
        Terms.DE: GERMAN,
    }
)


def find_lexicon(terms: Terms) -> Lexicon:
    """Return the words for a pattern in `terms`."""
    return LEXICONS[terms]
