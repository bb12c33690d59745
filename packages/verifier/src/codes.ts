// SPDX-License-Identifier: Apache-2.0
// The codes that a terms document of version 1 may name (protocol §15), and no others.
import { oneOf, type Shape } from './shape.ts';

function among(codes: string): Shape<string> {
  return oneOf(...codes.split(/\s+/));
}

export const purpose = among(
  `prevention detection investigation prosecution penalty-execution public-security protection social-referral
   event-security expertise-exchange`,
);
export const use = among(
  `political-targeting military-targeting religious-targeting racial-targeting discrimination torture-risk
   death-penalty-risk operational analysis evidence administrative training statistics oversight publication`,
);
export const crimeArea = among(
  `terrorism organised-crime drugs money-laundering nuclear-radioactive migrant-smuggling human-trafficking
   vehicle-crime murder-bodily-harm organs kidnapping-hostages racism-xenophobia robbery cultural-goods fraud
   eu-finances insider-dealing extortion product-piracy document-forgery money-forgery computer-crime corruption
   arms-explosives endangered-animals endangered-plants environment hormones sexual-abuse genocide-war-crimes
   foreign-fighters chemical-biological`,
);
export const dataCategory = among(
  `papers expertise identity identity-documents organisations accounts devices vehicles weapons locations events
   evidence attachments statistics`,
);
export const subjectCategory = among('suspect convicted victim witness informant contact associate');
export const specialCategory = among(
  'ethnicity opinion belief trade-union genetic biometrics health sex-life',
);
export const refusalGround = among(
  `not-available request-defective judicial-refusal outside-categories not-accurate national-security
   harms-investigation harms-person protected-interest penalty-too-low not-an-offence origin-consent-missing`,
);
export const searchField = among(
  `given-name family-name birth-date alias nationality document-number account-name phone-number vehicle-plate`,
);
export const role = among(
  'officer releaser negotiator legal-adviser signatory head-of-spoc supervisor administrator',
);
