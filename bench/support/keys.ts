/** The AI bot's keys of a run; they protect nothing. */
export const keys = { token: 'BenchToken0123456789', aesKey: 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR' };
