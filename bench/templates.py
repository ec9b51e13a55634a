"""Sentences of the synthetic corpus, one a line; :mod:`bench.grammar` fills the places.

``{do_…}`` is an infinitive, ``{does_…}`` and ``{many_…}`` the present in the singular and the plural,
``{did_…}`` the past, ``{doing_…}`` the gerund; the rest are phrases with their article. Sentences
have no final stop: a citation may come before it.
"""

from __future__ import annotations


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


OPENINGS = _lines("""
    {lead} abrió en {place} {service_new} para {do_people} a {people} en asuntos como {topic}
    {lead} sostiene en {place} {service_new} que {does_people} a {people}, con atención a {topic}
    Para responder a {obstacle}, {lead} creó en {place} {service_new} dirigido al trabajo en {topic}
    En {place}, {lead} y {partner} unieron esfuerzos para mejorar {topic}
    {lead} puso en marcha {service_new} con sede en {place}, con el propósito de fortalecer {topic}
    {partner} propuso a {lead} un modo común de trabajar en {topic}, y de ahí nació {service_new}
    La experiencia de {place} reúne a {lead} y a {partner} en torno a {topic}
    {lead} ofrece {service_new} a {people} que viven en {place} y sus alrededores
""")
SUMMARY = _lines("""
    El trabajo se centra en {topic} y en {topic}, que antes dependían de oficinas distintas
    {partner} aporta {tool} y ayuda a {do_process} {processes}
    {staff_one} {does_people} a {people} {how} y {does_process} {processes} {when}
    {staff_many} {many_people} a {people} {how}, sobre todo en {town}
    La práctica también {does_process} {processes} y pone al alcance {tools}
    Cada persona recibe {tool} y puede volver {when}
    El servicio llega a {town} y a {town}, donde viven muchas de {people}
    Quienes participan pueden {do_process} {process} {how}
    Hasta {year} habían pasado por el servicio {amount} personas
    El modelo combina {topic} con {tools} y con la presencia de {staff_many}
    Las reuniones con {partner} se celebran {when} y dejan {tool}
    La atención se presta {how} y {how}
""")
CONTEXT = _lines("""
    En {country}, {obstacle} limitaba el acceso a {topic}, en especial para {people}
    El diagnóstico de {year} encontró en {place} {amount} hogares que no conocían {process}
    Una encuesta de {partner} mostró que {percent} de los hogares había renunciado a {do_process} {process}
    Antes de la práctica, {people} debían viajar hasta {town} para {do_process} {processes}
    La población de {place} creció a partir de {year}, y con ella la demanda de {processes}
    {lead} ya contaba con {tool}, aunque {staff_one} apenas lo conocía
    En los barrios de {town} y {town} se sumaban {obstacle} y {obstacle}
    La norma vigente reconocía el derecho, pero cada oficina pedía requisitos propios y nadie {did_process} {processes}
    {staff_many} trabajaban sin {tools} y sin espacios para {do_process} {processes}
    Durante {months}, {partner} {did_people} a {people} de {town} y {did_tool} {tool}
    La cercanía de {town} convirtió a {place} en lugar de paso y de permanencia
    Por eso las instituciones acordaron {do_process} {processes} y {do_tool} {tools}
    La primera etapa sirvió para {do_tool} {tool} y para conocer mejor {obstacle}
    El acuerdo se firmó en {year} y obliga a {do_process} {processes} {when}
    {people} señalaron {obstacle} y {obstacle} como los problemas más frecuentes
    A {town} llegaban familias con expedientes abiertos en otras provincias, sin manera de {do_process} {process}
    El consejo de {town} pidió entonces {tool} y un calendario para {do_process} {processes}
    Las escuelas, los centros de salud y {lead} no intercambiaban {tools}
    Con fondos de {partner} se contrató a quienes después {many_people_past} a {people}
    La temporada alta multiplica {processes} en {town}, mientras que el resto del año predomina {topic}
    En {year}, {percent} de las solicitudes de {place} procedía de {town}
    La ordenanza local permite {do_process} {processes} sin pedir la residencia
""")
LESSONS = _lines("""
    {Do_process} {processes} {how} reduce las visitas repetidas y ahorra tiempo a {people}
    {Do_tool} {tools} con {people} da mejores resultados que hacerlo solo con especialistas
    {staff_many} necesitan formación {when}: sin ella se pierde lo aprendido en {months}
    La confianza crece cuando {staff_one} {does_people} a {people} {how}
    Conviene {do_process} {processes} antes de {do_tool} {tools}
    El trabajo en {topic} exige acuerdos escritos entre {lead} y {partner}
    {Do_people} a {people} {when} permite descubrir a tiempo {obstacle}
    No basta con {do_tool} {tool}: hace falta que {staff_one} lo use {when}
    Los datos de {town} mostraron que {obstacle} pesa más que {obstacle}
    Cuando {people} participan desde el diseño, {topic} deja de verse como un favor
    Sin {tools} comunes, cada oficina vuelve a {do_process} {processes} por su cuenta
    El horario importa: atender {when} duplicó la asistencia en {town}
    Fue más útil {do_process} {process} {how} que abrir otra sede en {town}
    La rotación de cargos obliga a {do_tool} {tools} que no dependan de una sola persona
""")
RECOMMENDATIONS = _lines("""
    Firmar un acuerdo con {partner} antes de {do_process} {processes}
    {Do_tool} {tools} con la participación de {people}
    Reservar {months} para {do_people} a {staff_many} antes de la apertura
    {Do_process} {processes} {when} y publicar los resultados
    Prever fondos para {do_tool} {tools} cuando termine el apoyo externo
    Empezar por {town}, medir lo ocurrido y {do_process} después {processes} en otros lugares
    {Do_people} a {people} {how}, sin pedir la residencia
    Nombrar en cada institución una persona que pueda {do_process} {process}
    Acordar desde el principio qué datos se comparten sobre {topic}
    {Do_tool} {tool} que explique {topic} en las lenguas de {people}
    Incluir {topic} en la formación inicial de {staff_many}
    Evitar que {obstacle} deje fuera a {people}: atender {when} y {how}
    Revisar {when} si {processes} siguen siendo necesarios
    Pedir a una universidad que ayude a {do_process} {processes}
""")
INNOVATION = _lines("""
    La novedad está en {do_process} {processes} {how}, mientras que antes cada oficina atendía solo su parte
    A diferencia de otros servicios de {country}, {staff_many} {many_people} a {people} y no solo {many_process} {processes}
    {people} eligen las prioridades {when}, con {tool} que cualquiera puede consultar
    La práctica une {topic} y {topic}, dos campos que en {country} suelen trabajarse por separado
    Por primera vez, {lead} {does_process} {processes} junto con {partner}
    El seguimiento no termina con {process}: {staff_one} {does_people} a {people} durante {months}
    Todo se apoya en {tools} de bajo costo, fáciles de repetir en {town} o en {town}
    Las decisiones se toman con datos: {tool} muestra {when} lo que ocurre con {topic}
    El acompañamiento entre pares sustituye a la consulta aislada y permite {do_people} a {people} {how}
""")
RESULT_PLACES = _lines("""
    en {place} durante {year}
    en {town} y {town} entre {start} y {year}
    gracias a {tools} y al apoyo de {partner}
    en los primeros {months} de trabajo sobre {topic}
    según el registro de {lead}
    en actividades de {topic} celebradas en {town}
""")
PLAIN_RESULTS = _lines("""
    {lead} adoptó {tool} que hoy usan también en {town}
    {partner} {did_tool} {tool} sobre {topic}
    La municipalidad vecina de {town} decidió {do_process} {processes} del mismo modo
    {staff_many} {many_process} ahora {processes} {when}
""")
CHALLENGES = _lines("""
    Persistía {obstacle}
    {people} no siempre podían asistir {when}
    {Do_process} {processes} tomaba más de {months}
    Faltaban {tools} sobre {topic}
    {staff_many} cambiaban con frecuencia de destino
    En {town} pesaba {obstacle}
""")
RESPONSES = _lines("""
    se decidió {do_process} {processes} {how}
    {partner} {did_tool} {tool} y {did_people} a {staff_many}
    {lead} abrió turnos {when} y empezó a {do_people} a {people} {how}
    se acordó {do_tool} {tools} y revisarlos {when}
""")
NOTES = _lines("""
    Las fuentes no coinciden en el número de {processes}: aquí se da la cifra más baja
    El año de inicio procede de {partner}; {lead} no lo indica
    No se encontraron datos de {town} posteriores a {year}
    La cifra de personas puede incluir a quienes volvieron {when}
""")
TITLES = _lines("""
    {Service} para {topic} en {place}
    {brand}: {service_bare} de {place} para {topic}
    {brand}, acompañamiento de {people} en {place}
    Trabajo conjunto sobre {topic} y {topic} en {place}
    {Service} de {place}: {topic} {how}
    Red {brand} para {topic} en {place} y {town}
    Acuerdo entre {place} y {town} para {do_process} {processes}
""")
