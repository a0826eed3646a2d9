"""What the release is, for catalogues of data and search engines: DCAT 3 (`/data.json`) and the `Dataset` of schema.org.

Both say the same: title, publisher, term, country, languages, release, and where the files are. The licence is said to be undecided until
`compact.toml` of the Compact names one.
"""

import json
from typing import Any

from data.compact import compact
from pages.view.stamp import write_ribbon
from pages.view.view import View
from pages.view.words import mark

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FILES = (
    ("/download/package", "application/zip", mark("Open data package: every table as CSV with its description")),
    ("/download/duckdb", "application/vnd.duckdb", mark("Released file, DuckDB")),
    ("/sdmx/data/FIGURES", "application/vnd.sdmx.data+csv; version=2.0.0", mark("Figures as SDMX-CSV 2.0")),
)
"""Address, media type and name of each way to take the whole release."""
MEDIA = "https://www.iana.org/assignments/media-types/"
RIGHTS = mark("The licence is not yet decided. Name source, release and day.")
LICENSED = mark("Licence: {name}. Name source, release and day.")


def write_catalogue(view: View, origin: str) -> str:
    """The catalogue of this server in JSON-LD, by DCAT 3: one dataset, its release, its files."""
    identity = f"urn:{compact().identity}"
    dataset = {
        "@id": f"{origin}/data.json#dataset",
        "@type": "dcat:Dataset",
        "dcterms:identifier": identity,
        "dcterms:title": _name(view),
        "dcterms:description": _describe(view),
        "dcterms:publisher": _publisher(view),
        "dcterms:issued": _day(str(view.releases[0].released_on)),
        "dcterms:modified": _day(str(view.releases[-1].released_on)),
        "dcat:version": str(view.number),
        "dcterms:language": list(compact().languages),
        "dcterms:spatial": compact().country,
        "dcterms:temporal": {"@type": "dcterms:PeriodOfTime", **{f"dcat:{end}Date": _day(day) for end, day in _term(view).items()}},
        "dcterms:rights": _tell_rights(view),
        **({"dcterms:license": {"@id": licence.address}} if (licence := compact().licence) else {}),
        "dcat:landingPage": {"@id": f"{origin}/methods"},
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dcterms:title": view.say(name),
                "dcat:mediaType": {"@id": MEDIA + kind.partition(";")[0]},
                "dcat:accessURL": {"@id": f"{origin}{address}"},
                "dcat:downloadURL": {"@id": f"{origin}{address}"},
            }
            for address, kind, name in FILES
        ],
    }
    catalogue = {
        "@context": CONTEXT,
        "@id": f"{origin}/data.json",
        "@type": "dcat:Catalog",
        "dcterms:title": _name(view),
        "dcterms:publisher": _publisher(view),
        "dcat:dataset": [dataset],
    }
    return json.dumps(catalogue, ensure_ascii=False, indent=1)


def write_dataset(view: View, origin: str) -> str:
    """The `Dataset` of schema.org, for the head of a page; no letter of it ends the element that it stands in."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": _name(view),
        "description": _describe(view),
        "identifier": compact().identity,
        "url": f"{origin}/",
        "version": str(view.number),
        "datePublished": str(view.releases[0].released_on)[:10],
        "dateModified": str(view.releases[-1].released_on)[:10],
        "inLanguage": list(compact().languages),
        "spatialCoverage": compact().country,
        "temporalCoverage": "/".join(_term(view).values()),
        "usageInfo": _tell_rights(view),
        **({"license": licence.address} if (licence := compact().licence) else {}),
        "creator": {"@type": "Organization", "name": view.words.own("title")},
        "distribution": [
            {"@type": "DataDownload", "name": view.say(name), "encodingFormat": kind, "contentUrl": f"{origin}{address}"}
            for address, kind, name in FILES
        ],
    }
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")


def _tell_rights(view: View) -> str:
    licence = compact().licence
    return view.say(LICENSED, name=licence.name) if licence else view.say(RIGHTS)


def _name(view: View) -> str:
    return " · ".join(filter(None, (view.words.own("title"), write_ribbon(view))))


def _describe(view: View) -> str:
    said = view.say("What was counted of the Partnership by place, objective and half-year, as release {number} has it.", number=view.number)
    return " ".join(filter(None, (write_ribbon(view) and f"{write_ribbon(view)}.", said)))


def _publisher(view: View) -> dict[str, str]:
    return {"@type": "foaf:Agent", "foaf:name": view.words.own("title")}


def _term(view: View) -> dict[str, str]:
    """The first and the last day that figures are about."""
    years = view.framework.years
    return {"start": f"{years[0]}-01-01", "end": f"{years[-1]}-12-31"}


def _day(text: str) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": text[:10]}
