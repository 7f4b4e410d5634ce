/** A phone shows a picture scaled to its own width: sizes are chosen for 1080 pixels, about 65 mm of glass. */
export const pageWidth = 1080;
export const margin = 16;
export const innerWidth = pageWidth - 2 * margin;

/** Text sizes in pixels; 20 is the least that is drawn anywhere, and only where a long figure must fit a column. */
export const size = { title: 46, subtitle: 30, name: 32, detail: 27, least: 20 } as const;

export const color = {
  page: '#FFFFFF',
  band: '#F1F4F8',
  rule: '#C9D1DB',
  ink: '#17202A',
  faint: '#4A5563',
  title: '#A30F0F',
  bar: '#E3E8EE',
  head: '#2F4A6D',
  bottom: '#DADFE5',
  rise: '#14692F',
  fall: '#A30F0F',
  absent: '#9AA5B1',
} as const;
