// SPDX-License-Identifier: Apache-2.0
// Runs before anything is painted: language, direction and colours as they were last chosen here, so that nothing flashes or jumps.
(() => {
  const root = document.documentElement;
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const known = ['ar', 'es', 'fr', 'en'];
  const wanted = [stored('tansiq.language'), ...navigator.languages].map((one) => (one || '').slice(0, 2));
  const language = wanted.find((one) => known.includes(one)) || 'en';
  root.lang = language;
  root.dir = language === 'ar' ? 'rtl' : 'ltr';
  const scheme = stored('mantine-color-scheme-value') || 'auto';
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light';
  root.dataset.contrast =
    stored('tansiq.contrast') || (matchMedia('(prefers-contrast: more)').matches ? 'more' : 'normal');
})();
