// SPDX-License-Identifier: Apache-2.0
// Costs of Latin letter groups against Latin ones. Written by `node packages/names/train/run.ts`; see NOTICE.

export const LATIN_LATIN = `$ $:-82 h$:30 t$:146 e$:-44 ne$:174 s$:257 x$:-56 d$:216
r$ r$:-271 er$:-283
r r:-24 er:211 ir:218 rr:-113 ar:104 ur:122 ri:141 ra:160 ro:176 re:49 g:333
- e:338 a:395 i:451 s:612 h:335 j:394 g:440 y:432 t:553 n:666 u:420 o:556 c:446 l:487 w:522 k:567 z:425
er$ r$:-283
er r:211 er:-398 ir:-125 re:-81 ar:-108
e :338 e:-9 i:34 ie:63 u:182 y:131 ey:45 o:342 a:92 el:232 he:266 h:489 ei:120 ay:128 j:354 ai:155 ou:134
s :612 se:144 s:10 ss:-204 sh:155 ce:-3 c:182 es:132 is:166 z:36 su:147 t:367 ch:53
se se:-112 s:144 si:20 ss:-66
ss se:-66 s:-204 ss:-426 c:-72
a :395 a:-45 ah:143 i:238 ya:166 y:385 ha:75 u:214 ou:188 o:291 e:92 ay:179 ja:86 wa:158 la:301 ac:234 ag:134
as as:-223
na na:-215
n n:10 :666 ne:57 nn:-147 ni:192 en:285 in:230
^n ^n:-276
^ ^:-35 ^k:296 ^a:274 ^d:331
ir r:218 er:-125 ir:-122
i :451 e:34 a:238 i:-36 y:24 iy:-17 j:144 ey:-49 ay:37 ai:110 ee:-21 ie:52 ei:62 u:301 h:441 o:488 ic:161 hi:111
si se:20
j j:-92 :394 g:-32 i:144 ja:-4 e:354 c:106 dj:-322 y:27 kh:-126
^j ^j:-567 ^g:-425
a$ a$:-223
ia ya:-42
h$ $:30 h$:-90
h :335 ha:64 h:0 e:489 he:64 kh:-14 ho:108 i:441 hi:170 ch:-155
ah a:143 ah:-312
g :440 j:-32 gu:-181 g:-156 ge:-28 c:202 k:110 q:-27 gh:-210 r:333
^g ^j:-425 ^g:-543
ya a:166 ia:-42 ya:-346
y a:385 :432 i:24 y:-13 ey:-67 e:131 ay:67 ie:9 ye:65 j:27
iy i:-17
i$ y$:-285 e$:68 i$:-254
d d:-94 ad:66 z:78 de:-21 id:52 dd:-165 ud:96 ed:125 t:214
m m:-1 am:221 ma:97 me:109 mm:-118 em:166
am m:221 am:-347
ha a:75 ha:-400 h:64 he:-185
^ha ^h:-232
^h ^ha:-232 ^h:-400
y$ i$:-285 y$:-391 e$:-211
t$ t$:-279 $:146
t t:-74 tt:-292 :553 te:6 th:-137 d:214 s:367
et et:-244
ne ne:-285 n:57
nn n:-147
o :556 u:-35 au:-27 a:291 o:-71 w:130 e:342 oo:-76 ou:-219 ho:192 i:488 ow:-144 oh:35 us:139 aw:-10
on un:-287 on:-393
b b:-59 p:-15 be:75 ub:47 bb:-142 pp:-253
^b ^b:-496 ^p:-450 ^ba:-263 ^be:-287
tt t:-292 tt:-514
u :420 o:-35 u:-72 ou:-264 au:71 a:214 e:182 w:37 oo:-87 i:301 ow:-122 aw:73
un on:-287 un:-225
ie e:63 y:9 i:52
ni n:192 ni:-275
p b:-15 p:-116 pe:0 pp:-339 v:126
^p ^b:-450 ^p:-523
rr r:-113
c :446 c:-18 k:34 s:182 ss:-72 j:106 q:12 ch:-123 g:202 ck:-169
ca ca:-155 ka:-250
^c ^c:-431 ^k:-380 ^s:-192
ar r:104 ar:-356 er:-108
ka ca:-250 k:138 ka:-271
k c:34 :567 ke:-28 k:-79 ki:95 ka:138 ck:-280 ch:-150 qu:-264 q:-156 g:110
^k ^c:-380 ^:296 ^k:-462
n$ ne$:-436 n$:-381 an$:-108 en$:-178 in$:-99 on$:-83
an an:-358
ur r:122 or:-305 ur:-315
e$ $:-44 y$:-211 i$:68 e$:18
ne$ $:174 n$:-436
or ur:-305 or:-328
man ma:-402
ma ma:-417 m:97 man:-402 me:-221
au u:71 o:-27
^ba ^b:-263
ou u:-264 a:188 o:-219 w:-247 ou:-467 e:134
ri ri:-403 r:141 ry:-294 re:-241
va va:-510
v v:-241 ve:-126 w:-113 f:-114 p:126 ff:-366
gu g:-181
an$ n$:-108
l :487 li:199 l:-42 al:106 ul:111 le:-28 lle:-139 ll:-210 el:44 ell:-89 il:189 la:182
ly li:-267
al l:106 al:-330
^a ^a:-139 ^:274
li ly:-267 l:199 le:-219 li:-354
in$ n$:-99
in n:230 en:-251 yn:-192 in:-324
w :522 we:-108 w:-183 o:130 u:37 ou:-247 v:-113 f:143
en$ n$:-178
en n:285 in:-251 en:-283
we w:-108
ll l:-210 le:-150 ll:-342 el:-104
ol ol:-325 ul:-282
ul l:111 ol:-282 ul:-332
ey y:-67 i:-49 e:45
le l:-28 ll:-150 li:-219 le:-322 el:-30
lle l:-139
bo bo:-281
be b:75 bi:-171 be:-278
^be ^b:-287
l$ l$:-224
ell l:-89
el l:44 el:-325 e:232 ll:-104 il:-226 le:-30
ke ke:-213 k:-28
s$ $:257 s$:-315
br br:-351
il l:189 el:-226 il:-313
ve v:-126
ra ra:-239 r:160
ai ay:-182 i:110 e:155
om om:-233
ay i:37 ai:-182 a:179 y:67 ay:-279 e:128
no no:-195
oo u:-87 o:-76
me ma:-221 m:109 me:-207 mi:-149
im im:-280 em:-247
o$ o$:-228 u$:-78
ko ko:-394 co:-366
ry ri:-294
^r ^r:-295 ^ra:-48
he e:266 he:-218 h:64 ha:-185 hi:-189
kh h:-14 kh:-459 j:-126
ro ro:-355 r:176 ru:-220
f f:-136 af:5 ph:-260 v:-114 ff:-331 w:143
^m ^m:-453 ^ma:-291 ^mo:-287
bi be:-171 bi:-238
af f:5 af:-304
^sa ^s:-173
^s ^sa:-173 ^s:-407 ^c:-192
ho h:108 o:192 hu:-188
^v ^v:-484
te t:6 te:-319 ti:-223
at at:-312
ki k:95 ki:-317
ee i:-21
ei e:120 i:62
ye y:65
re ri:-241 r:49 er:-81 re:-231
ub b:47
ru ro:-220
ad d:66 ad:-350
b$ b$:-284
ab ab:-372
di di:-418 de:-195
^d ^d:-391 ^:331
m$ m$:-321
ak ak:-280
hi h:170 i:111 hi:-311 he:-189
sh sh:-441 s:155 ch:-502
it it:-256
ja a:86 j:-4 ja:-350
wa a:158 wa:-454
ow u:-122 o:-144
yn in:-192
ce s:-3
os os:-165 us:-277
pe p:0 pe:-346
x$ $:-56
ot ot:-178
u$ o$:-78
mm m:-118
to to:-448
^t ^t:-392
mi mi:-359 me:-149
^f ^f:-527
th th:-450 t:-137
^l ^l:-295
do do:-321
nd nd:-429
co ko:-366 co:-432
es s:132 is:-181
^ma ^m:-291
ck k:-280 ck:-601 c:-169
fr fr:-388
ti ti:-300 te:-223
em m:166 im:-247 em:-217
d$ d$:-401 $:216
ge g:-28
la a:301 la:-272 l:182
ic i:161 ic:-337
mo mo:-319 mu:-241
on$ n$:-83
fa fa:-398
z d:78 :425 z:-189 zz:-381 s:36
rt rt:-239
ba ba:-300 pa:-85
is s:166 es:-181 is:-233
zz z:-381
de d:-21 di:-195 de:-333
ta ta:-298
st st:-531
ph f:-260
ng ng:-553
g$ g$:-168
id d:52 id:-318 ed:-142
ud d:96 ud:-350
dd d:-165
^ra ^r:-48
so so:-275
us us:-370 os:-277 o:139
ed d:125 ed:-284 id:-142
k$ k$:-267
^mo ^m:-287
mu mo:-241
ch k:-150 h:-155 ch:-616 c:-123 s:53 sh:-502
da da:-165
qu k:-264
q k:-156 c:12 g:-27 q:-290
lo lo:-281
pp p:-339 b:-253
pa ba:-85
dj j:-322
su s:147
z$ z$:-371
az az:-417
hm hm:-263
oh o:35
za za:-426
zi zi:-459
hu ho:-188
ac a:234 ac:-185
x ks:-361 x:-404
ks x:-361
ga ga:-272
ag ag:-248 a:134
aw o:-10 u:73
gh g:-210 gh:-569
^w ^w:-539
ff v:-366 f:-331
^z ^z:-528
fi fi:-473
^y ^y:-350
bb b:-142
f$ f$:-401
vi vi:-580
bd bd:-536`;
