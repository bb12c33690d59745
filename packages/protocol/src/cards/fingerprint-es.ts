// SPDX-License-Identifier: Apache-2.0
// Words for the bytes of a fingerprint in Spanish, 00 to ff. Part of docs/protocol.md §2: their order never changes.
export const wordsEs = `
abeja abrigo aceituna acero agua ajedrez alba albahaca alfombra almendra altura amarillo ancla anillo arado
arcilla arena armario arroz atlas autobús azul bahía ballena bandeja barco barril billete bolsillo bosque
botella brisa bronce brújula bufanda caballo cabra cacao cactus cadena caja calabaza calle camino campana
canela cangrejo canica caracol carpeta carta castillo cebolla cedro centeno cereza cesta chaleco ciervo
ciruela ciudad clavel clima cobre cocina codo cohete collar cometa conejo corcho cordel corteza cristal cuadro
cubo cuchara cuerda cueva dado delfin delta diario dibujo disco domingo eclipse enero escoba escudo espejo
espiga esponja estadio estufa farol fiesta flauta flecha flor fresa frijol fruta fuente galleta ganso gato
gaviota girasol glaciar globo gorra gota granito grillo guante gusano hebilla helado helecho hielo hierba hoja
hongo horno hotel huerto hueso isla jarra jirafa joya jueves jugo julio kiosco lago laguna lana laurel leche
lechuga lenteja leon libro liebre lirio llave lluvia loro lunes madera maleta mango manta manzana mayo medalla
mercado mesa metal miel mimosa mochila molino moneda montaña mosaico motor muelle museo naranja nata nido
niebla nieve nogal norte nube nuez oasis oliva onda orilla otoño oveja palmera papel pared parque pastel pasto
patio pavo pepino pera piano piedra piña pincel pizarra planeta plata pluma polen pomelo pradera puerta pulpo
radio ramo regla reloj roble rosa rueda seda semilla sendero silla sombra sopa tambor taza teatro tejado tela
tenedor tienda tigre timbre tinta toalla tomate torre tortuga trapo trébol tren trigo trineo vaca vapor vaso
ventana verano verde vidrio viento yate yegua yema yogur zafiro zapato zorro
`;
