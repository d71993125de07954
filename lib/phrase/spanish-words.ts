/** A Spanish word for each byte, told apart by ear: any two differ by three sounds or more. */
export const spanishWords: readonly string[] = `
abedul abuela aceite acordeón acuario agenda águila ajedrez alambre aldea alfombra algodón
almendra anzuelo arcilla arroz atleta atún autobús avestruz avión azafrán azúcar bambú barco
billete bodega bosque brújula bufanda burbuja buzón cabra cactus calcetín camello camisa canario
cangrejo canguro caracol castaña catedral cebolla chimenea ciervo ciruela ciudad clavel cocina
codorniz cohete colibrí collar corbata cordero cristal cuaderno cuchara cueva delfín desayuno
desierto diamante domingo dulce durazno enchufe escoba escuela espejo esponja estación estatua
estrella estufa fábrica familia farola febrero fiesta flamenco flauta fogata frontera fuego fuente
fútbol gacela galaxia garaje garbanzo gaviota geranio gigante gimnasio girasol glaciar gorrión
granada grillo hamaca helado hélice hormiga huracán iglú iguana imán invierno jaguar jazmín
jengibre jirafa jueves juguete junio kiwi koala ladrillo lagarto laguna lámpara langosta lápiz
laurel lavanda lechuga lenteja leopardo librería linterna lluvia loro manzana maracas marmota
martes máscara mazorca medalla mejillón merienda meteoro mochila moneda morado mosaico motor
música naranja narciso natillas neblina negocio nevera nogal nube número nutria océano octubre
olivo orquesta orquídea ostra oveja paella palacio paloma pantalón papagayo pastel patata pepino
perejil perfume persiana picnic pincel pingüino pintura piragua pizarra planeta plátano pomelo
pradera profesor pulpo pulsera queso quinto rábano radio raqueta regalo rejilla reloj resorte
rincón risa robot ropero ruiseñor salmón sapo sardina saxofón selva sendero silbato sillón sobre
sofá sombrero sótano tambor tarta taxi tejón tenedor tenis ternero terraza tesoro tiburón tijeras
timbre tomate tormenta toronja tortuga trébol trineo trombón trueno tucán tulipán túnel velero
ventana vereda vestido viaje vidrio viernes vinagre violeta violín volcán yate yema yogur yunque
zafiro
`
  .trim()
  .split(/\s/);
