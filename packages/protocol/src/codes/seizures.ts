// SPDX-License-Identifier: Apache-2.0
// What is seized and in which unit it is counted: codes to choose from, so that both sides write the same and sums add up. Others are valid.
import { codeList } from './code-list.ts';

export const seizedThings = codeList({
  name: 'seizedThings',
  citation: 'proposal of this project',
  basis: 'P',
  entries: {
    'cannabis-resin': ['راتنج القنب', 'Resina de cannabis', 'Résine de cannabis', 'Cannabis resin'],
    'cannabis-herb': ['عشبة القنب', 'Hierba de cannabis', 'Herbe de cannabis', 'Herbal cannabis'],
    cocaine: ['كوكايين', 'Cocaína', 'Cocaïne', 'Cocaine'],
    heroin: ['هيروين', 'Heroína', 'Héroïne', 'Heroin'],
    amphetamine: ['أمفيتامين', 'Anfetamina', 'Amphétamine', 'Amphetamine'],
    methamphetamine: ['ميثامفيتامين', 'Metanfetamina', 'Méthamphétamine', 'Methamphetamine'],
    mdma: ['إكستاسي', 'Éxtasis (MDMA)', 'Ecstasy (MDMA)', 'Ecstasy (MDMA)'],
    'synthetic-opioids': [
      'أفيونيات تركيبية',
      'Opioides sintéticos',
      'Opioïdes de synthèse',
      'Synthetic opioids',
    ],
    'psychotropic-medicines': [
      'أقراص مهلوسة',
      'Medicamentos psicotrópicos',
      'Médicaments psychotropes',
      'Psychotropic medicines',
    ],
    'drug-precursors': [
      'سلائف المخدرات',
      'Precursores de drogas',
      'Précurseurs de drogues',
      'Drug precursors',
    ],
    firearm: ['سلاح ناري', 'Arma de fuego', 'Arme à feu', 'Firearm'],
    ammunition: ['ذخيرة', 'Munición', 'Munition', 'Ammunition'],
    explosive: ['متفجرات', 'Explosivo', 'Explosif', 'Explosive'],
    'bladed-weapon': ['سلاح أبيض', 'Arma blanca', 'Arme blanche', 'Bladed weapon'],
    cash: ['نقود', 'Dinero en efectivo', 'Espèces', 'Cash'],
    'forged-currency': ['عملة مزورة', 'Moneda falsa', 'Fausse monnaie', 'Forged currency'],
    'forged-document': ['وثيقة مزورة', 'Documento falso', 'Faux document', 'Forged document'],
    vehicle: ['مركبة', 'Vehículo', 'Véhicule', 'Vehicle'],
    vessel: ['قارب', 'Embarcación', 'Embarcation', 'Vessel'],
    phone: ['هاتف', 'Teléfono', 'Téléphone', 'Phone'],
    computer: ['حاسوب', 'Ordenador', 'Ordinateur', 'Computer'],
    'storage-medium': ['وسيط تخزين', 'Soporte de almacenamiento', 'Support de stockage', 'Storage medium'],
    tobacco: ['تبغ', 'Tabaco', 'Tabac', 'Tobacco'],
    'cultural-goods': ['ممتلكات ثقافية', 'Bienes culturales', 'Biens culturels', 'Cultural goods'],
    gold: ['ذهب', 'Oro', 'Or', 'Gold'],
  },
});

export const seizureUnits = codeList({
  name: 'seizureUnits',
  citation: 'proposal of this project',
  basis: 'P',
  entries: {
    kilogram: ['كيلوغرام', 'Kilogramo', 'Kilogramme', 'Kilogram'],
    gram: ['غرام', 'Gramo', 'Gramme', 'Gram'],
    litre: ['لتر', 'Litro', 'Litre', 'Litre'],
    piece: ['قطعة', 'Unidad', 'Unité', 'Piece'],
    tablet: ['قرص', 'Comprimido', 'Comprimé', 'Tablet'],
    plant: ['نبتة', 'Planta', 'Plant', 'Plant'],
    dirham: ['درهم مغربي', 'Dírham marroquí', 'Dirham marocain', 'Moroccan dirham'],
    euro: ['يورو', 'Euro', 'Euro', 'Euro'],
    'us-dollar': ['دولار أمريكي', 'Dólar estadounidense', 'Dollar des États-Unis', 'US dollar'],
  },
});
