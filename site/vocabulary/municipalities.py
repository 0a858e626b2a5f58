"""Denmark's 98 municipalities: Statistics Denmark's codes and the names as people write them."""

from typing import NamedTuple


class Municipality(NamedTuple):
    code: str
    name: str


_LIST = """
0101 København, 0147 Frederiksberg, 0151 Ballerup, 0153 Brøndby, 0155 Dragør, 0157 Gentofte,
0159 Gladsaxe, 0161 Glostrup, 0163 Herlev, 0165 Albertslund, 0167 Hvidovre, 0169 Høje-Taastrup,
0173 Lyngby-Taarbæk, 0175 Rødovre, 0183 Ishøj, 0185 Tårnby, 0187 Vallensbæk, 0190 Furesø,
0201 Allerød, 0210 Fredensborg, 0217 Helsingør, 0219 Hillerød, 0223 Hørsholm, 0230 Rudersdal,
0240 Egedal, 0250 Frederikssund, 0253 Greve, 0259 Køge, 0260 Halsnæs, 0265 Roskilde, 0269 Solrød,
0270 Gribskov, 0306 Odsherred, 0316 Holbæk, 0320 Faxe, 0326 Kalundborg, 0329 Ringsted,
0330 Slagelse, 0336 Stevns, 0340 Sorø, 0350 Lejre, 0360 Lolland, 0370 Næstved, 0376 Guldborgsund,
0390 Vordingborg, 0400 Bornholm, 0410 Middelfart, 0420 Assens, 0430 Faaborg-Midtfyn,
0440 Kerteminde, 0450 Nyborg, 0461 Odense, 0479 Svendborg, 0480 Nordfyn, 0482 Langeland, 0492 Ærø,
0510 Haderslev, 0530 Billund, 0540 Sønderborg, 0550 Tønder, 0561 Esbjerg, 0563 Fanø, 0573 Varde,
0575 Vejen, 0580 Aabenraa, 0607 Fredericia, 0615 Horsens, 0621 Kolding, 0630 Vejle, 0657 Herning,
0661 Holstebro, 0665 Lemvig, 0671 Struer, 0706 Syddjurs, 0707 Norddjurs, 0710 Favrskov, 0727 Odder,
0730 Randers, 0740 Silkeborg, 0741 Samsø, 0746 Skanderborg, 0751 Aarhus, 0756 Ikast-Brande,
0760 Ringkøbing-Skjern, 0766 Hedensted, 0773 Morsø, 0779 Skive, 0787 Thisted, 0791 Viborg,
0810 Brønderslev, 0813 Frederikshavn, 0820 Vesthimmerland, 0825 Læsø, 0840 Rebild,
0846 Mariagerfjord, 0849 Jammerbugt, 0851 Aalborg, 0860 Hjørring
"""

MUNICIPALITIES: tuple[Municipality, ...] = tuple(
    Municipality(*entry.split(" ", 1)) for entry in _LIST.replace("\n", " ").strip().split(", ")
)

#: Other names of the municipality itself.
OTHER_NAMES: dict[str, str] = {
    "0101": "Copenhagen, Kopenhagen, Köpenhamn, Kbh, Kbhvn, Københavns, CPH, City of Copenhagen, "
    "Storkøbenhavn",
    "0147": "Frb, Frb., Fr.berg, Frederiksb.",
    "0169": "Høje Tåstrup",
    "0173": "Lyngby-Tårbæk, Lyngby Taarbæk",
    "0217": "Elsinore",
    "0400": "Bornholms Regionskommune",
    "0480": "Nordfyns",
    "0751": "Århus",
    "0820": "Vesthimmerlands",
    "0851": "Ålborg",
}

#: Towns and quarters that people write instead; a reader is told which municipality they are in.
TOWNS: dict[str, str] = {
    "0101": "Amager, Brønshøj, Christianshavn, Nordhavn, Nørrebro, Valby, Vanløse, Vesterbro, "
    "Østerbro, Sydhavn, Ørestad, Ørestaden, Islands Brygge, Kbh",
    "0151": "Skovlunde, Måløv",
    "0153": "Brøndby Strand, Brøndbyvester, Brøndbyøster",
    "0157": "Hellerup, Charlottenlund, Klampenborg, Ordrup, Dyssegård",
    "0159": "Søborg, Bagsværd",
    "0169": "Taastrup, Hedehusene",
    "0173": "Kongens Lyngby, Kgs. Lyngby, Kgs Lyngby, Lyngby, Virum",
    "0185": "Kastrup",
    "0190": "Farum, Værløse",
    "0201": "Lynge",
    "0210": "Humlebæk, Kokkedal, Nivå",
    "0217": "Espergærde, Hornbæk",
    "0230": "Birkerød, Holte, Nærum, Vedbæk, Søllerød",
    "0240": "Ølstykke, Stenløse, Smørum",
    "0253": "Hundige, Karlslunde",
    "0260": "Frederiksværk, Hundested",
    "0269": "Solrød Strand",
    "0270": "Helsinge, Gilleleje",
    "0306": "Nykøbing Sjælland, Nykøbing Sj, Asnæs",
    "0320": "Haslev",
    "0330": "Korsør",
    "0360": "Nakskov, Maribo",
    "0376": "Nykøbing Falster, Nykøbing F",
    "0390": "Præstø",
    "0400": "Rønne, Nexø",
    "0430": "Faaborg, Ringe",
    "0480": "Bogense, Otterup",
    "0482": "Rudkøbing",
    "0510": "Vojens",
    "0530": "Grindsted",
    "0540": "Nordborg, Gråsten",
    "0561": "Ribe, Bramming",
    "0706": "Ebeltoft, Hornslet",
    "0707": "Grenaa",
    "0710": "Hinnerup, Hadsten, Hammel",
    "0746": "Ry, Hørning, Galten",
    "0751": "Risskov, Højbjerg, Viby J, Brabrand, Åbyhøj, Skejby",
    "0756": "Ikast, Brande",
    "0760": "Ringkøbing, Skjern",
    "0766": "Juelsminde, Tørring",
    "0773": "Mors, Nykøbing Mors, Nykøbing M",
    "0787": "Thy, Hanstholm",
    "0791": "Bjerringbro, Karup",
    "0813": "Skagen, Sæby",
    "0820": "Aars, Løgstør",
    "0840": "Støvring, Skørping",
    "0846": "Hobro, Hadsund",
    "0849": "Aabybro, Fjerritslev, Brovst",
    "0851": "Nørresundby, Svenstrup",
    "0860": "Hirtshals",
}
