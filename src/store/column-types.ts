import pg from 'pg';

const int8 = 20;
const date = 1082;

/**
 * How column values become JavaScript values, the same on PGlite and PostgreSQL: whole numbers are numbers (our ids
 * and times stay far below 2^53), numeric stays text for decimal.js, a date stays 'YYYY-MM-DD'.
 */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (format !== 'binary' && oid === int8) return Number;
    if (format !== 'binary' && oid === date) return (value) => value;
    return pg.types.getTypeParser(oid, format ?? 'text') as (value: string) => unknown;
  },
};
