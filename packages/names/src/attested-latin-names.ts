// SPDX-License-Identifier: Apache-2.0
// European given names that papers write in the language of the country: the same name in its usual forms (own compilation).

const GROUPS = `
john juan johann johannes jean joao giovanni jan johan
michael michel miguel mikhail michele mikael mihail mykhailo
alexander alexandr aleksandr alexandre alejandro alessandro oleksandr aleksander aliaksandr alexandru
vladimir wladimir volodymyr uladzimir vladimiro
sergei sergey sergej serguei serge sergio serhii serhiy sergejs siarhei
dmitri dmitry dmitriy dmitrii dimitri dmytro dzmitry dimitry
nikolai nikolay nicolai nikolaj mykola nicolas nicholas nikolas mikalai
andrei andrey andrej andriy andrii andre andrew andres andreas andrea
yuri yury yuriy iouri iurii jurij yurii
evgeny yevgeny evgeni yevgeniy evgenii jewgeni eugene yevhen eugen evgenij
alexei alexey aleksei aleksey alexej oleksii oleksiy aliaksei
petr pyotr piotr peter pedro pierre pietro petro
pavel paul pablo paolo pavlo paulo
josef joseph jose giuseppe iosif yosef
charles carlos karl carl carlo karel
william guillaume guillermo wilhelm willem
george georges jorge georg giorgio georgy georgi heorhii
frederic frederick frederico federico frederik friederich
francis francois francisco francesco franz
stephen steven stefan esteban etienne stepan stephane
matthew mathieu mateo matteo matthias matvei
philip philippe felipe filip filippo phillip
louis luis luigi ludwig luiz
henry henri enrique heinrich enrico henrik
emmanuel emanuel manuel immanuel
catherine katherine catalina ekaterina katarina kateryna yekaterina caterina
maria marie mary mariya mariia marija
anna ana anne hanna
helen helena elena yelena olena helene
elizabeth elisabeth isabel elisabetta yelizaveta
`;

/** Groups of Latin spellings; none has an Arabic spelling of its own. */
export const LATIN_NAMES: readonly (readonly string[])[] = GROUPS.trim()
  .split('\n')
  .map((line) => line.split(' '));
