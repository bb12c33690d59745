// SPDX-License-Identifier: Apache-2.0
// Costs of Latin letter groups against Latin ones. Written by `node packages/names/train/run.ts`; see NOTICE.

export const LATIN_LATIN = `$ $:-84 h$:33 y$:289 t$:141 e$:-54 ne$:180 s$:224 x$:-78 d$:179
r$ r$:-208 er$:-257
r r:-24 er:198 ir:261 rr:-111 ar:79 ur:138 ri:142 ru:139 ra:121 ro:199 re:40 hr:117
- e:326 a:392 i:409 s:538 h:325 g:413 y:403 j:455 t:547 n:631 u:408 o:545 c:415 k:514 w:467 l:563
er$ r$:-257
er r:198 er:-404 ir:-93 re:-85
e :326 e:-12 i:26 ie:53 u:271 y:125 ey:46 o:312 a:108 he:260 h:462 ei:100 ay:110 j:284 ai:134
s :538 se:112 s:14 ss:-194 ce:-24 c:188 es:149 z:8 su:144 ch:28 sz:-123
se se:-123 s:112 z:-3
ss s:-194 ss:-423
a :392 a:-54 as:232 ah:96 i:229 ya:89 y:359 ha:85 u:186 ou:209 o:279 e:108 ay:167 ja:116 ag:106
as as:-238 a:232
na na:-212
n n:12 :631 ne:46 nn:-148 ni:203 an:296 en:273 in:222
^n ^n:-258
^ ^:-16 ^a:343
ir r:261 er:-93
i :409 e:26 a:229 i:-51 y:2 j:126 ey:-58 ay:24 ai:103 ee:38 ie:43 ei:55 u:297 h:405 ic:168 hi:95 ij:-34
j j:-83 :455 g:-22 i:126 y:29 e:284 c:143 dj:-278
^j ^j:-580 ^g:-430
a$ a$:-249
ia ya:-34
h$ $:33 h$:-36
h :325 ha:13 h:-15 he:26 e:462 ho:98 i:405 ch:-167
ah a:96 ah:-274
g :413 j:-22 gu:-187 g:-176 c:233 k:188 q:-9 gh:-220
^g ^j:-430 ^g:-542
y :403 a:359 i:2 y:-12 ey:-66 e:125 ay:37 ie:0 j:29 ye:66
ya a:89 ia:-34 ya:-321
i$ y$:-293 e$:23 i$:-208
d d:-106 ad:29 z:129 de:-45 id:45 dd:-187 ed:93 t:281
m m:-25 ma:61 me:68 mm:-147 em:180
am am:-365
ha a:85 ha:-413 h:13 he:-169
^ha ^h:-285
^h ^ha:-285 ^h:-407
y$ $:289 i$:-293 y$:-400 e$:-216
t$ t$:-254 $:141
t t:-73 tt:-287 :547 te:20 th:-145 d:281
et et:-239
ne ne:-263 n:46
nn n:-148
o :545 u:-40 au:-55 a:279 o:-78 w:120 e:312 oo:-69 ou:-205 ho:148 ow:-142 us:137 aw:-17 oh:20
on un:-282 on:-386
b b:-72 p:-17 be:41 bb:-154 pp:-244
^b ^b:-509 ^p:-453 ^ba:-298
tt t:-287 tt:-488
u :408 o:-40 u:-93 ou:-230 au:19 a:186 e:271 w:24 oo:-71 ow:-137 i:297
un on:-282
ie e:53 y:0 i:43
ni n:203 ni:-265
p b:-17 p:-107 pe:25 pp:-318 v:139
^p ^b:-453 ^p:-510
rr r:-111
c :415 c:-14 k:35 s:188 j:143 q:28 ch:-122 g:233 ck:-165
ca ca:-179 ka:-267
^c ^c:-432 ^k:-389 ^s:-205
ar r:79 ar:-370
k :514 c:35 ke:-43 k:-73 ki:70 ck:-285 ch:-160 qu:-328 q:-114 g:188
ka ca:-267 ka:-244
^k ^c:-389 ^k:-462
n$ ne$:-400 n$:-374 an$:-127 en$:-172 in$:-116 on$:-107
an n:296 an:-370
ur r:138 or:-303 ur:-337
e$ $:-54 y$:-216 i$:23 e$:33
ne$ $:180 n$:-400
or ur:-303 or:-327
man ma:-462
ma ma:-413 m:61 man:-462
au u:19 o:-55
^ba ^b:-298
ou u:-230 a:209 o:-205 w:-183 ou:-413
ri ri:-390 r:142 ry:-290 re:-247
va va:-510
v v:-227 ve:-111 w:-98 f:-121 p:139 ff:-381
gu g:-187
an$ n$:-127
ly li:-268
l l:-28 al:118 :563 le:-28 ll:-221 ul:163 lle:-136 el:45 ell:-101 il:190 la:210
al l:118 al:-312
^a ^a:-120 ^:343
li ly:-268 le:-203 li:-338
in$ n$:-116
in n:222 en:-261 yn:-136 in:-303
w :467 we:-120 w:-167 o:120 u:24 ou:-183 v:-98 f:128
en$ n$:-172
en n:273 in:-261 en:-275
we w:-120
ll l:-221 le:-148 ll:-343 el:-99
ol ol:-331 ul:-273
ul ol:-273 l:163 ul:-329
ey y:-66 i:-58 e:46
le l:-28 ll:-148 li:-203 le:-319 el:-39
lle l:-136
bo bo:-280
be b:41 be:-279
l$ l$:-179
ell l:-101
el l:45 el:-312 ll:-99 il:-224 le:-39
ke ke:-182 k:-43
s$ $:224 s$:-332
ru r:139 ro:-213
br br:-281
on$ n$:-107
at at:-330
he e:260 he:-243 h:26 ha:-169 hi:-207
kh kh:-415
ak ak:-288
te t:20 te:-304 ti:-214
il l:190 el:-224 il:-317
ve v:-111 f:-25
ra ra:-243 r:121
om om:-281
ay i:24 a:167 y:37 ay:-264 e:110
no no:-160
oo u:-71 o:-69
me m:68 me:-156 mi:-175
im im:-307 em:-257
ai i:103 e:134
o$ o$:-234 u$:-112
ko ko:-388 co:-342
ry ri:-290
^r ^r:-302
ro ro:-343 r:199 ru:-213
f f:-183 ph:-255 v:-121 ve:-25 ff:-346 w:128
^m ^m:-471 ^mo:-266 ^ma:-340
^sa ^s:-182
^s ^sa:-182 ^s:-415 ^c:-205
ho ho:-167 h:98 o:148
^v ^v:-475
q q:-324 k:-114 c:28 g:-9
fa fa:-362
ow u:-137 o:-142
mo mu:-248 mo:-319
^mo ^m:-266
mu mo:-248
ad d:29 ad:-370
ja a:116 ja:-294
ki k:70 ki:-332
ee i:38
ei e:100 i:55
ye y:66
re ri:-247 r:40 er:-85 re:-230
b$ b$:-223
ab ab:-364
di di:-398 de:-204
^d ^d:-433
m$ m$:-280
sh sh:-479 ch:-488
it it:-269
wa wa:-474
yn in:-136
ce s:-24
os os:-140 us:-271
pe p:25 pe:-311
x$ $:-78
u$ o$:-112
mm m:-147
to to:-434
^t ^t:-388
mi mi:-380 me:-175
^f ^f:-528
th th:-452 t:-145
^l ^l:-311
do do:-350
nd nd:-470
co ko:-342 co:-398
es s:149 is:-174 es:-26
^ma ^m:-340
ck k:-285 ck:-593 c:-165
fr fr:-379
ti ti:-291 te:-214
em m:180 im:-257 em:-241
d$ d$:-369 $:179
rd rd:-208
la la:-277 l:210
ic i:168 ic:-345
z d:129 z:-199 s:8 se:-3 zz:-409
rt rt:-148
ba ba:-296 pa:-110
lo lo:-266
ch h:-167 k:-160 ch:-629 c:-122 sh:-488 s:28
is es:-174 is:-173
de d:-45 di:-204 de:-342
ta ta:-266
st st:-539
ph f:-255
ng ng:-537
hi i:95 hi:-308 he:-207
id d:45 id:-323
dd d:-187
ld ld:-246
so so:-293
us us:-359 o:137 os:-271
ed d:93 ed:-291
k$ k$:-240
da da:-219
qu k:-328
pp p:-318 b:-244
pa ba:-110
dj j:-278
za za:-428
su s:144
z$ z$:-415
az az:-445
x ks:-361 x:-382
ks x:-361
ga ga:-311
ag a:106
aw o:-17
gh g:-220
^w ^w:-546
ff v:-381 f:-346
^z ^z:-530
zz z:-409
ac ac:-190
sz s:-123
oh o:20
^y ^y:-306
ij i:-34
bb b:-154
hr r:117
f$ f$:-340
ud ud:-411
vi vi:-566`;
