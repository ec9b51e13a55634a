"""Words of the synthetic corpus: Spanish, about migration governance, nothing real named.

Nouns stand in the singular by gender, adjectives in the masculine singular, verbs in the
infinitive; :mod:`bench.grammar` inflects them, so only regular words are listed.
"""

from __future__ import annotations

PROCESSES_F = """
    atención consulta derivación entrevista gestión inscripción matrícula orientación renovación
    solicitud tarea verificación visita asesoría convocatoria evaluación intervención mediación
    notificación postulación reunión revisión supervisión tramitación validación encuesta jornada
    asignación citación comprobación corrección difusión habilitación impresión
""".split()
PROCESSES_M = """
    acompañamiento control curso diagnóstico expediente pago proceso registro seguimiento servicio
    taller traslado trámite turno encuentro recorrido procedimiento cotejo ingreso egreso cupo caso
    formulario requisito plazo pedido reclamo módulo operativo
""".split()
TOOLS_F = """
    guía ficha cartilla agenda base carpeta plantilla ruta hoja plataforma tabla matriz aplicación
    línea lista mesa red bitácora campaña encuesta maleta
""".split()
TOOLS_M = """
    protocolo manual convenio mapa tablero sistema registro cuaderno calendario acuerdo folleto
    glosario instructivo directorio formulario fondo archivo panel boletín video cuestionario
""".split()
SERVICES_F = """
    ventanilla oficina casa unidad brigada escuela clínica feria mesa red biblioteca caravana
    plataforma cooperativa residencia estación línea
""".split()
SERVICES_M = """
    centro punto programa consultorio albergue observatorio fondo módulo espacio servicio taller
    circuito itinerario semillero laboratorio comedor
""".split()
SERVICE_ADJECTIVES = """
    móvil municipal comunitario itinerante digital intercultural gratuito permanente compartido
    barrial rural fronterizo provincial regional escolar universitario vecinal nocturno bilingüe
    integral especializado solidario ambulante cooperativo virtual
""".split()
ADJECTIVES = """
    sencillo claro breve público gratuito confidencial común local oportuno previo conjunto
    administrativo consular sanitario educativo laboral jurídico social presencial telefónico
    electrónico mensual trimestral semanal prioritario voluntario preventivo colectivo individual
    familiar periódico anual accesible visible uniforme completo parcial interno externo inicial
    final pendiente ordinario extraordinario documental estadístico territorial cultural lingüístico
    comunitario profesional técnico financiero operativo urgente especial habitual básico práctico
    participativo gradual integral multilingüe ilustrado impreso digital compartido abierto
    actualizado detallado revisado adaptado simplificado coordinado experimental flexible
    transparente sostenible inmediato directo remoto cotidiano vespertino estacional
""".split()
ACTS_ON_PROCESSES = """
    agilizar ajustar analizar centralizar clasificar combinar completar coordinar documentar
    examinar facilitar financiar formalizar gestionar habilitar mejorar modificar monitorear
    ordenar organizar planificar preparar priorizar programar registrar repasar revisar separar
    simplificar sistematizar supervisar tramitar unificar verificar adaptar agrupar anotar
    concentrar consolidar delegar dirigir emitir notificar anunciar reservar adelantar
    descentralizar calendarizar rediseñar auditar abreviar digitalizar estandarizar
""".split()
ACTS_ON_PEOPLE = """
    acompañar apoyar asesorar ayudar capacitar escuchar informar orientar visitar alojar inscribir
    llamar convocar entrevistar invitar preparar respaldar registrar recibir asistir cuidar
    integrar conectar vincular consultar contactar alfabetizar
""".split()
ACTS_ON_TOOLS = """
    actualizar adaptar adoptar aplicar compartir compilar crear desarrollar diseñar difundir
    elaborar firmar imprimir instalar presentar publicar redactar usar validar repartir estrenar
    ensayar divulgar implementar
""".split()
PEOPLE = """
    acompañar apoyar asesorar ayudar capacitar escuchar informar orientar visitar alojar inscribir
    llamar convocar entrevistar invitar preparar respaldar registrar recibir asistir cuidar
    integrar conectar vincular consultar contactar alfabetizar
""".split()
ACTS_ON_TOOLS = """
    actualizar adaptar adoptar aplicar compartir compilar crear desarrollar diseñar difundir
    elaborar firmar imprimir instalar presentar publicar redactar usar validar repartir estrenar
    ensayar divulgar implementar
""".split()
WITHOUT_PARTICIPLE = frozenset(["imprimir", "inscribir"])
"""Their participles are irregular."""

PEOPLE = """
    las personas migrantes|las familias recién llegadas|las mujeres migrantes|las personas refugiadas
    |las personas solicitantes de asilo|las adolescentes y los adolescentes|las niñas y los niños
    |las personas retornadas|las trabajadoras domésticas|los trabajadores de temporada
    |las personas mayores|las comunidades de acogida|las personas con discapacidad
    |las familias transfronterizas|las personas en tránsito|los hogares monoparentales
    |las estudiantes y los estudiantes|las vecinas y los vecinos|las pequeñas empresas
    |las asociaciones de migrantes|las comunidades indígenas de frontera|las madres jóvenes
    |las personas sin documentos|los jóvenes sin acompañantes|las personas desplazadas
"""
STAFF = """
    el personal de ventanilla|las promotoras comunitarias|el equipo de trabajo social
    |las mediadoras culturales|los equipos de salud|el cuerpo docente|el personal consular
    |las brigadas de terreno|el equipo jurídico|las autoridades locales|los gobiernos locales
    |las organizaciones vecinales|el personal de registro|las facilitadoras del programa
    |el voluntariado universitario|los agentes de frontera|el personal de recepción
    |las intérpretes comunitarias|el equipo técnico|la mesa de coordinación
"""
OBSTACLES = """
    la falta de documentos|la distancia a las oficinas|el miedo a la expulsión|los horarios de trabajo
    |la barrera del idioma|el costo de los certificados|la rotación del personal
    |la desconfianza hacia las instituciones|los requisitos distintos en cada oficina
    |la lentitud de las respuestas|la escasez de intérpretes|el desconocimiento de los derechos
    |la conexión deficiente|el hacinamiento de las viviendas|la discriminación en los barrios
    |los rumores en las redes sociales|la ausencia de datos comparables|el trabajo informal
    |la dispersión de la información|la saturación de los turnos|los cambios de normativa
    |la estacionalidad de los ingresos|la falta de guarderías|el transporte irregular
"""
RESOURCES = """
    una persona coordinadora con dedicación completa|dos mediadoras culturales contratadas por el año
    |un vehículo con combustible y mantenimiento|una sala con privacidad para las entrevistas
    |intérpretes por hora en tres idiomas|equipos informáticos y conexión estable
    |un presupuesto anual para materiales impresos|horas pagadas de formación para el personal
    |un convenio que permita compartir datos|un sistema de turnos por mensaje
    |fondos para el transporte de las participantes|un local accesible cerca del transporte público
    |apoyo jurídico de una clínica universitaria|un seguro para las personas voluntarias
    |meriendas y cuidado infantil durante los talleres|una línea telefónica gratuita
"""
CONDITIONS = """
    una ordenanza que fija responsabilidades y plazos|el respaldo público de la alcaldía
    |la confianza previa entre las organizaciones del barrio
    |un interlocutor estable en cada institución|la cercanía entre las oficinas participantes
    |una norma nacional que reconoce el derecho sin exigir residencia
    |la experiencia anterior con poblaciones desplazadas|una red de mujeres ya organizada
    |el interés de las escuelas por abrir sus locales|la continuidad del equipo durante dos gestiones
    |datos locales publicados cada año|una partida propia en el presupuesto municipal
"""
TIMES = """
    cada mes|dos veces al año|los sábados por la mañana|al final de cada semestre|cada quince días
    |en temporada de cosecha|durante todo el año|al comienzo del año escolar|fuera del horario laboral
    |una vez por semana|antes de cada convocatoria|en las primeras semanas|después de cada visita
    |en los meses de mayor llegada|de lunes a viernes
"""
MANNERS = """
    sin costo|con intérprete|en un solo día|con cita previa|puerta a puerta|por teléfono|en el barrio
    |en varias lenguas|sin exigir documentos|con perspectiva de género|en pequeños grupos|por escrito
    |con materiales ilustrados|a través de mensajes|de manera conjunta|con apoyo entre pares
    |en lenguaje sencillo|con datos desagregados|con participación vecinal|paso a paso
"""
FIGURES = """
    personas|familias|consultas|solicitudes|estudiantes|talleres|derivaciones|expedientes|visitas
    |hogares|emprendimientos|certificados|becas|funcionarias y funcionarios|comunidades
    |organizaciones|jornadas|intérpretes|documentos|llamadas
"""
FIGURE_ENDINGS = """
    recibieron orientación|completaron el proceso|participaron en las actividades
    |siguieron en contacto un año después|figuran en el registro|obtuvieron respuesta en el plazo
    |se sumaron a la red|contaron con acompañamiento|pasaron por la primera etapa
    |volvieron a usar el servicio|quedaron incluidas en el informe|recibieron materiales
"""
DOCUMENTS = """
    Memoria anual|Informe de seguimiento|Evaluación externa|Informe final|Nota de prensa
    |Sistematización de la experiencia|Ficha técnica|Informe de avance|Diagnóstico participativo
    |Boletín informativo|Acta de acuerdos|Rendición de cuentas|Plan operativo|Estudio de línea de base
"""
COINED = """
    Puente Manos Camino Raíces Semilla Horizonte Encuentro Casa Alas Huella Abrazo Ruta Faro Orilla
    Tejido Barca Sendero Vecindad Acogida Brújula Ancla Lumbre Umbral Cosecha Travesía Amanecer
""".split()
TOWN_FORMS = ("{}",) * 8 + (
    "Villa {}", "San {}", "Santa {}", "Puerto {}", "Nueva {}", "Alto {}", "Valle de {}", "Cerro {}",
    "Paso de {}", "Laguna {}", "Bajo {}", "Punta {}",
)  # fmt: skip
NAME_STARTS = """
    Aca Ama Ani Bara Cala Cari Caya Chala Chiri Coa Coro Cura Gua Guai Hua Ica Ipa Jua Lari Lica Maca
    Mara Mati Mira Moro Nabu Naya Oca Ora Paca Pana Piri Poma Quila Quira Rana Sama Soco Taba Tama
    Tari Tico Tola Tuca Umi Uru Vara Yaca Yuma Zapa
""".split()
NAME_MIDDLES = ("", *"ca cha hua la lli ma mba na ni pa qui ra ri ta ti va ya zo lu".split())
NAME_ENDS = """
    bá cán co cua gua huén jama lá lpa mán nco ndé nía pé quén rá roa tán tepe tlán vén yo zal zuma
    dera
""".split()
