// SPDX-License-Identifier: Apache-2.0
// Reads a day as people of all four languages write it: day first, with the digits of either script.

function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= 0x06f0 ? 0x06f0 : 0x0660));
  });
}

/** `2026-03-05` of `5/3/2026`, `05.03.2026`, `٠٥/٠٣/٢٠٢٦` or `2026-03-05`; null for what is no day of the calendar. */
export function readDay(text: string): string | null {
  const typed = plainDigits(text).trim();
  const first = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(typed);
  const last = /^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})$/u.exec(typed);
  const [year, month, day] = first?.slice(1) ?? last?.slice(1).reverse() ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
