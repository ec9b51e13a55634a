"""What synthetic practices are about: a handful of phrases for each theme of the hub."""

from __future__ import annotations

from collections.abc import Mapping

GENERAL = """
    la integración|el acceso a los servicios|la convivencia|la orientación inicial
    |el ejercicio de los derechos|la participación|la acogida|la atención sin discriminación
"""
"""For a theme that has no phrases of its own."""

_BY_THEME = {
    "health": """la vacunación|la salud mental|la atención prenatal|el control de la tuberculosis
        |la historia clínica compartida|el seguro de salud|la salud sexual y reproductiva
        |el acceso a medicamentos|la prevención del dengue|la salud bucal""",
    "education": """la matrícula escolar|la nivelación de estudios|la enseñanza del idioma
        |la permanencia en la escuela|la alfabetización de personas adultas|las becas de transporte
        |la educación inicial|la acogida en el aula|el refuerzo de matemáticas""",
    "housing": """el alquiler seguro|la garantía de alquiler|la mejora de viviendas
        |la seguridad de la tenencia|el subsidio habitacional|la vivienda cooperativa
        |la mediación con propietarios|la conexión de agua potable""",
    "employment": """la intermediación laboral|la formación para el empleo|la contratación equitativa
        |el trabajo decente|la inspección del trabajo|las prácticas en empresas
        |la bolsa de empleo|la certificación de oficios""",
    "entrepreneurship": """el capital semilla|el microcrédito|la formación empresarial
        |las ferias de emprendimiento|la inclusión financiera|la formalización de negocios
        |el comercio justo|la mentoría entre pares""",
    "one-stop-centres": """la atención en un solo lugar|la ventanilla compartida
        |la derivación entre oficinas|los turnos comunes|la atención itinerante
        |la recepción multilingüe|la primera entrevista""",
    "regularisation": """el permiso de residencia|la prórroga de la estadía|la regularización
        |los requisitos de residencia|el certificado de antecedentes|la residencia temporal
        |la exención de tasas|la apostilla de documentos""",
    "identity-nationality": """el registro de nacimientos|el documento de identidad
        |la prevención de la apatridia|la inscripción tardía|la naturalización
        |la corrección de partidas|el pasaporte""",
    "child-protection": """la protección de la niñez|la reunificación familiar|la tutela provisional
        |la escucha de niñas y niños|la prevención del trabajo infantil|el acogimiento familiar
        |la determinación del interés superior""",
    "trafficking-in-persons": """la prevención de la trata|la identificación de víctimas
        |la acogida de sobrevivientes|la alerta de ofertas falsas|la persecución de redes
        |la reparación del daño""",
    "return-reintegration": """el retorno voluntario|la reintegración económica
        |la recepción en el aeropuerto|el acompañamiento después del retorno
        |la validación de la experiencia adquirida|el apoyo psicosocial al volver""",
    "local-governance": """la política municipal de migración|el presupuesto participativo
        |el consejo consultivo|la ordenanza de acogida|el plan local de integración
        |la red de municipios|la formación de funcionarios""",
    "social-cohesion": """la convivencia en los barrios|las fiestas compartidas|el deporte mixto
        |la cocina comunitaria|las huertas vecinales|el teatro comunitario
        |la biblioteca de historias|la mediación vecinal""",
    "anti-discrimination": """la lucha contra la xenofobia|el trato igualitario
        |la denuncia de la discriminación|el lenguaje respetuoso|la formación de periodistas
        |la campaña contra los prejuicios""",
    "diaspora": """la inversión de la diáspora|las remesas colectivas|el voto en el exterior
        |las redes de profesionales|el turismo de raíces|el voluntariado de la diáspora""",
    "labour-mobility": """la migración laboral temporal|los convenios de contratación
        |la información antes de la salida|el trabajo de temporada|la portabilidad de pensiones
        |las agencias de reclutamiento""",
    "humanitarian-assistance": """la ayuda de emergencia|los albergues temporales
        |las transferencias en efectivo|la distribución de agua|los espacios seguros
        |la asistencia en las rutas""",
    "social-protection": """la protección social|las transferencias a hogares|la seguridad social
        |la pensión no contributiva|el seguro de desempleo|el comedor escolar""",
    "skills-recognition": """el reconocimiento de títulos|la certificación de competencias
        |la homologación de estudios|la evaluación de saberes previos|las tablas de equivalencia""",
    "migration-data": """los datos migratorios|el censo de población|la encuesta a hogares
        |los registros administrativos|la interoperabilidad|el tablero de indicadores
        |la estadística de frontera""",
    "climate-mobility": """la movilidad por desastres|la reubicación planificada
        |la alerta temprana|las visas humanitarias|la adaptación costera
        |la gestión del riesgo""",
    "institutional-coordination": """la coordinación entre ministerios|la mesa interinstitucional
        |el plan nacional|la hoja de ruta común|el intercambio de información
        |la respuesta de frontera""",
    "consular-services": """los consulados móviles|la protección consular|la defensa jurídica
        |la matrícula consular|la atención de detenidos|la repatriación""",
    "information-orientation": """la información veraz|la orientación inicial|la radio comunitaria
        |los puntos de información|los mensajes de alerta|la verificación de rumores""",
}


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a block of words separated by bars."""
    return tuple(" ".join(part.split()) for part in text.split("|") if part.strip())


TOPICS: Mapping[str, tuple[str, ...]] = {theme: phrases(text) for theme, text in _BY_THEME.items()}


def topics_of(theme: str) -> tuple[str, ...]:
    """What a practice of ``theme`` may deal with, each with its article."""
    return TOPICS.get(theme) or phrases(GENERAL)
