"""How the columns of real lists are called, in English and Danish (and now and then otherwise).

``NAMES`` are sure. ``HINTS`` are guesses: words that usually mean the field, shown to whoever
uploads and open to change. ``ABOUT_OTHERS`` keep "Manager's e-mail" from being anybody's own.
"""

from functools import cache

from vocabulary.spelling import spelling_key

NAMES: dict[str, str] = {
    "full_name": """
        name, full name, fullname, complete name, legal name, full legal name, employee name,
        employee, name of employee, employee's name, employee full name, new hire, new hire name,
        newcomer, name of new hire, new employee, new employee name, candidate, candidate name,
        person, person name, staff name, staff member, worker, worker name, first and last name,
        first name and last name, first name last name, first last name, given name and family
        name, name and surname, last name first name, surname first name, last name and first name,
        display name, passport name, name in passport, name as in passport, name on passport,
        colleague, navn, fulde navn, fuldt navn, hele navnet, navne, medarbejder, medarbejdernavn,
        medarbejderens navn, medarbejderens fulde navn, navn på medarbejder, navn på medarbejderen,
        ansat, ansattes navn, den ansattes navn, ansættes navn, nyansat, nyansatte, nyansattes
        navn, nye medarbejder, ny medarbejder, kandidat, kandidatnavn, for og efternavn, fornavn og
        efternavn, fornavn efternavn, efternavn fornavn, efternavn og fornavn, navn fornavn
        efternavn, personnavn, navn i pas, navn som i passet, kollega, deltager, deltagernavn,
        participant, attendee, participant name, assignee, assignee name, expat, expat name,
        transferee
    """,
    "given_name": """
        vorna, first name, firstname, first names, given name, given names, givenname, forename,
        forenames, first, given, f name, fname, christian name, first name s, given name s, first
        and middle name, first and middle names, first name and middle name, first middle name,
        first name middle name, given and middle names, preferred first name, legal first name,
        first name in passport, fornavn, fornavne, fornavn e, for navn, fornavn og mellemnavn,
        fornavn mellemnavn, for og mellemnavn, fornavn og evt mellemnavn, fornavn e og mellemnavn,
        fornavne og mellemnavne, fornavn inkl mellemnavn, medarbejders fornavn, medarbejderens
        fornavn, employee first name, förnamn, vorname, vornamen, prénom, nombre, voornaam, etunimi
    """,
    "middle_name": "middle name, middle names, middlename, mellemnavn, mellemnavne, mellem navn",
    "family_name": """
        nachn, last name, lastname, last names, surname, surnames, family name, family names,
        familyname, last, l name, lname, sur name, second name, legal last name, last name s,
        employee last name, efternavn, efternavne, efter navn, efternavn e, slægtsnavn,
        familienavn, medarbejders efternavn, medarbejderens efternavn, etternavn, efternamn,
        nachname, familienname, nom de famille, nom, apellido, apellidos, achternaam, sukunimi
    """,
    "email": """
        email, e mail, mail, emails, e mails, email address, e mail address, mail address,
        mailaddress, emailaddress, email adress, private email, personal email, private e mail
        address, personal e mail address, private e mail, personal e mail, private email address,
        personal email address, e mail private, e mail personal, email private, email personal, e
        mail address private, work email, work e mail, business email, company email, contact
        email, contact e mail, employee email, employee e mail, employee email address, email id,
        email work, e mail work, home email, preferred email, primary email, email 1, e mail 1, e
        mailadresse, emailadresse, email adresse, e mail adresse, mailadresse, mail adresse, e mail
        adr, email adr, privat mail, privat email, privat e mail, privatmail, privat mailadresse,
        privat e mail adresse, privat e mailadresse, privat emailadresse, e mail privat, email
        privat, mail privat, personlig mail, personlig email, personlig e mail, arbejdsmail,
        arbejds email, arbejds e mail, firmamail, firma mail, firma e mail, kontaktmail, kontakt
        email, kontakt e mail, e post, epost, mailadr, mail adr, medarbejder mail, medarbejder e
        mail, e postadresse, epostadresse, medarbejders e mail, medarbejderens e mail,
        medarbejderens mail, e mail til invitation, correo electrónico, courriel, e mail address
        work
    """,
    "employee_number": """
        pernr, employee number, employee no, employee nr, employee id, employeeid, employee code,
        emp no, emp id, emp number, emp nr, empl id, empl no, employee num, staff number, staff no,
        staff id, staff code, personnel number, personnel no, personnel nr, personnel id, payroll
        number, payroll no, payroll id, worker id, worker number, hr id, hr number, hrid, person id
        internal, eid, empid, associate id, associate number, badge number, employee reference,
        workday id, sap id, sap number, global id, new hire id, candidate id, medarbejdernummer,
        medarbejdernr, medarbejder nr, medarbejder nummer, medarbejder id, medarbejder id nr,
        medarbejderid, medarb nr, medarbnr, med nr, mednr, medarbejder no, medarbejderkode, ma nr,
        manr, personalenummer, personalenr, personale nr, personale nummer, personale id,
        personaleid, lønnummer, lønnr, løn nr, ansattenr, ansattenummer, ansat nr, ansatnr, ansat
        nummer, ansættelsesnummer, ansættelsesnr, ansættelses nr, tjenestenummer, tjenestenr,
        tjeneste nr, hr nr, ansat id, stamnummer, stamnr, personalnummer, personal nr intern,
        anställningsnummer, ansattnummer
    """,
    "citizenship": """
        natio, citizenship, citizenships, country of citizenship, citizenship country, citizen of,
        citizen, nationality, nationalities, nation, country of nationality, passport country,
        country of passport, passport issuing country, passport nationality, nationality passport,
        citizenship nationality, nationality citizenship, primary citizenship, primary nationality,
        nationality country, citizenship iso, nationality code, citizenship code, nationality iso,
        citizenship in, passport issued by, country code of citizenship, current citizenship,
        statsborgerskab, statsborgerskaber, statsborger, statsborger i, statsborgerskab i, stats
        borgerskab, statsborgerskab land, land statsborgerskab, statsborgerskabsland,
        medarbejderens statsborgerskab, nationalitet, nationalitet statsborgerskab, statsborgerskab
        nationalitet, pasland, pas land, land for statsborgerskab, statsborgerskab kode, statsb,
        medborgarskap, statsborgarskap, staatsangehörigkeit, nationalität, nationalité,
        nacionalidad
    """,
    "municipality": """
        municipality, municipality of residence, residence municipality, home municipality,
        municipality residence, municipality where living, danish municipality, living
        municipality, municipality in denmark, municipality in dk, municipality of living,
        municipality name, municipality code, local authority, kommune of residence, resident
        municipality, future municipality, new municipality, municipality kommune, future
        municipality of residence, municipality of future residence, municipality of domicile,
        municipality of address, council, kommune, kommunen, bopælskommune, bopæls kommune,
        bopælskommunen, kommune bopæl, hjemkommune, bor i kommune, kommende bopælskommune, kommende
        kommune, ny kommune, ny bopælskommune, kommunenavn, kommune navn, kommunekode, kommune
        kode, kommunenr, kommune nr, tilflytningskommune, fremtidig bopælskommune, bopælskommune i
        danmark, bopælskommune i dk, kommune i danmark, kommune hvor medarbejderen bor, bopæl
        kommune, adressekommune, adresse kommune, folkeregisterkommune
    """,
    "start_date": """
        begda, start date, startdate, start, starting date, date of start, start day, starts,
        starting, first day, first day of work, first working day, first workday, first work day,
        first day at work, first day of employment, first day of job, first date, 1st day, 1st day
        of work, 1st working day, 1st workday, day one, day 1, day of start, work start, work start
        date, job start, job start date, employment start, employment start date, employment date,
        start of employment, start of work, employment from, employed from, contract start,
        contract start date, start of contract, hire date, hiring date, date of hire, date hired,
        joining date, join date, date of joining, doj, commencement date, date of commencement,
        onboarding date, begin date, beginning date, beginning, starting day, planned start,
        planned start date, expected start, expected start date, expected start day, start date dk,
        start date denmark, start date in denmark, assignment start, assignment start date, start
        work, begins, starts on, date of employment, effective date, commencement, joining,
        startdato, start dato, startdag, dato for start, dato for opstart, opstart, opstartsdato,
        starter, starter den, begynder, begyndelsesdato, første dag, første arbejdsdag, første
        arbejds dag, 1 arbejdsdag, 1 dag, 1 arbejds dag, første ansættelsesdag, dato for første
        arbejdsdag, første arbejdsdag dato, første dag på arbejdet, første dag på jobbet, 1 dag på
        jobbet, tiltrædelse, tiltrædelsesdato, tiltrædelsesdag, dato for tiltrædelse, tiltræder,
        tiltræder den, tiltrådt, ansættelsesdato, ansættelses dato, ansættelsesstart, ansættelse
        start, ansættelse fra, ansættelse, dato for ansættelse, ansat fra, ansat den, ansat pr,
        ansat dato, ansat pr dato, ansættelsens start, jobstart, job start dato, arbejdsstart,
        kontraktstart, kontrakt start, forventet start, forventet startdato, forventet tiltrædelse,
        planlagt start, starttidspunkt, startdato i danmark, startdato dk, medarbejderens
        startdato, tilträdesdatum, tiltredelsesdato, eintrittsdatum, eintritt, startdatum
    """,
    "arrival_date": """
        arrival, arrival date, date of arrival, arrives, arriving, arrival in denmark, arrival in
        dk, arrival denmark, arrival dk, arrival date in denmark, date of arrival in denmark,
        arrives on, arrival date denmark, arrival date dk, expected arrival, expected arrival date,
        planned arrival, landing date, moving date, move date, move in date, date of move, date of
        moving, relocation date, date of entry to denmark, entry into denmark, date of entry into
        denmark, entry to denmark, in denmark from, travel date, planned arrival date, eta, date of
        relocation, moves to denmark, ankomst, ankomstdato, ankomst dato, dato for ankomst,
        ankomstdag, ankommer, ankommer den, ankomst til danmark, ankomst til dk, ankomst i danmark,
        ankomst danmark, ankomst dk, forventet ankomst, forventet ankomstdato, indrejse,
        indrejsedato, dato for indrejse, indrejse i danmark, indflytning, indflytningsdato,
        tilflytning, tilflytningsdato, flyttedato, flytter til danmark, kommer til danmark,
        rejsedato, i danmark fra, planlagt ankomst
    """,
    "phone": """
        phone, phones, phone number, phone no, phone nr, phonenumber, telephone, telephone number,
        telephone no, tel, tel no, tel nr, tel number, mobile, mobile phone, mobile number, mobile
        no, mobile phone number, mobilephone, cell, cell phone, cellphone, cell number, cell phone
        number, private phone, personal phone, private mobile, personal mobile, private phone
        number, personal phone number, work phone, work mobile, contact number, contact phone,
        contact no, phone private, phone mobile, mobile private, home phone, whatsapp, phone 1,
        telefon, telefonnummer, telefonnr, telefon nr, telefon nummer, tlf, tlf nr, tlfnr, tlf
        nummer, tlfnummer, mobil, mobilnummer, mobilnr, mobil nr, mobil nummer, mobiltelefon,
        mobiltelefonnummer, mobiltlf, mobil tlf, mobil telefon, privat telefon, privat mobil,
        privat tlf, privattelefon, privat telefonnummer, telefon privat, mobil privat, tlf privat,
        arbejdstelefon, arbejdsmobil, kontakttelefon, kontaktnummer, telefon mobil, mobil
        telefonnummer, privat mobilnummer, handy
    """,
    "language": """
        language, preferred language, language preference, language of communication, languages,
        communication language, correspondence language, language of correspondence, contact
        language, language code, language for invitation, invitation language, mail language,
        spoken language, email language, language da en, language en da, lang, preferred lang,
        speaks, locale, sprog, sprogvalg, foretrukket sprog, foretrukne sprog, ønsket sprog,
        sprogpræference, kommunikationssprog, korrespondancesprog, sprogkode, sprog i mails, sprog
        for invitation, invitationssprog, kontaktsprog, sprog da en, sprog til invitation,
        talesprog, språk, sprache, langue
    """,
    "household": """
        family, accompanying family, family members, accompanying family members, household,
        dependants, dependents, number of dependants, number of dependents, number of family
        members, with family, family yes no, brings family, bringing family, family accompanying,
        family coming, accompanying persons, accompanying, spouse children, spouse and children,
        partner children, partner and children, family size, family y n, no of family members,
        spouse and or children, familie, medfølgende familie, familiemedlemmer, antal
        familiemedlemmer, husstand, med familie, medfølgende, medfølgende familiemedlemmer, antal
        medfølgende, familie ja nej, tager familie med, ægtefælle børn, ægtefælle og børn, partner
        og børn, familie med, har familie med, medbringer familie, medfølgende ægtefælle børn,
        medfølgende ægtefælle og børn
    """,
    "partner": """
        spouse, partner, accompanying spouse, accompanying partner, spouse yes no, partner yes no,
        husband wife, spouse partner, partner spouse, accompanying spouse partner, spouse coming,
        ægtefælle, medfølgende ægtefælle, medfølgende partner, ægtefælle partner, partner
        ægtefælle, samlever, ægtefælle ja nej, medfølgende ægtefælle partner, kone mand
    """,
    "children": """
        children, number of children, accompanying children, no of children, kids, number of kids,
        child, children under 18, accompanying kids, nr of children, børn, antal børn, medfølgende
        børn, børn under 18, antal medfølgende børn, hjemmeboende børn
    """,
}

#: Alone they could mean something else, so they are only guessed.
HINTS: dict[str, str] = {
    "citizenship": """
        country, land, lande, home country, country of origin, origin, hjemland, oprindelsesland,
        country code, landekode, kommer fra, from, from country, comes from, oprindelse, fra land,
        passport, pas
    """,
    "municipality": """
        city, town, by, bopæl, residence, place of residence, bosted, bor i, bopælsby, city of
        residence, hjemby, residence city, lives in, city in denmark, address city, by i danmark,
        location, area
    """,
    "start_date": "date, dato, from date, fra dato, fra, pr dato, entry date, date of entry",
    "employee_number": "id, id nr, id nummer, id no, id number, ref, reference",
    "full_name": "who, hvem",
    "email": "contact address, adresse elektronisk, write to, skriv til, kontaktadresse",
    "phone": "number to call, call, ring til, nummer",
}

#: Words that mean the field wherever they stand in a header.
STRONG_WORDS: dict[str, str] = {
    "given_name": "fornavn, fornavne, firstname, first name, given name, forename",
    "family_name": "efternavn, lastname, last name, surname, family name, slægtsnavn",
    "full_name": "navn, name, medarbejdernavn",
    "email": "email, mail, mailadresse, emailadresse, e mail, e post, epost",
    "employee_number": "medarbejdernummer, medarbejdernr, personalenr, personalenummer, lønnummer, "
    "employee number, employee id, employee no",
    "citizenship": "statsborgerskab, statsborger, citizenship, nationality, nationalitet, citizen",
    "municipality": "kommune, bopælskommune, municipality",
    "start_date": "startdato, start date, first day, første dag, arbejdsdag, tiltrædelse, workday, "
    "tiltrædelsesdato, ansættelsesdato, opstart, working day, day of work, hire date, joining",
    "arrival_date": "ankomst, ankomstdato, arrival, arrives, ankommer, indrejse, indrejsedato",
    "phone": "telefon, tlf, mobil, phone, mobile, telefonnummer, mobilnummer, telephone",
    "language": "sprog, language",
    "household": "familie, family, familiemedlemmer, dependants, dependents",
    "children": "børn, children",
    "partner": "ægtefælle, spouse",
}

ABOUT_OTHERS = """
    manager, managers, manager s, leder, leders, lederens, chef, chefens, boss, supervisor,
    supervisors, buddy, mentor, recruiter, hr, responsible, ansvarlig, hiring, team, department,
    afdeling, company, virksomhed, firmanavn, firma, arbejdsgiver, employer, project, projekt,
    office, kontor, site, workplace, arbejdssted, arbejdsplads, arbejdskommune, work location,
    emergency, pårørende, kin, nødkontakt, nød, birth, born, fødsel, fødselsdato, fødeland,
    fødested, fødeby, født, dob, birthday, birthdate, birthplace, end, slut, slutdato, ophør,
    fratrædelse, expiry, expires, udløb, udløber, until, til dato, deadline, signed, underskrevet,
    received, modtaget, sent, sendt, created, oprettet, updated, permit, tilladelse, visa, visum,
    issued, application, ansøgning, street, vej, gade, gadenavn, road, file, fil, account, konto,
    bank, title, titel, stilling, position, job title, role, university, universitet, native,
    modersmål, mother, father, maiden, pigenavn, fødenavn, previous, tidligere, former, old,
    gammel, current employer, user, username, brugernavn, bruger, login, agency, agent, bureau,
    school, skole, postal, zip, postnr, postnummer, invoice, faktura, salary, løn, cost, spouse
    name, course, kursus, level, niveau, comment, comments, kommentar, bemærkning, note, noter,
    notes, contact person, kontaktperson, doctor, læge, termination, terminated, ophørsdato, last
    day, last working, last workday, last date, sidste, probation, prøvetid, opsigelse,
    resignation, leave, contract date, kontraktdato, approved, godkendt, interview, samtale,
    booking, offer, tilbud, valid, gyldig, meeting, møde, training, oplæring, number plate
"""


@cache
def names_by_key() -> dict[str, str]:
    """Spelling key of every sure column name to its field."""
    return {key: field for field, names in NAMES.items() for key in _keys(names)}


@cache
def hints_by_key() -> dict[str, str]:
    return {key: field for field, names in HINTS.items() for key in _keys(names)}


@cache
def strong_words() -> list[tuple[str, str]]:
    """(words, field), the longest first: "e-mail privat" before "privat"."""
    words = [(key, field) for field, names in STRONG_WORDS.items() for key in _keys(names)]
    return sorted(words, key=lambda pair: -len(pair[0]))


@cache
def about_others() -> frozenset[str]:
    return frozenset(_keys(ABOUT_OTHERS))


def _keys(names: str) -> list[str]:
    return [spelling_key(name) for name in names.split(",") if name.strip()]
