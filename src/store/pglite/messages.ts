import type { messages as pgMessages } from '@electric-sql/pglite';
import type { ErrorFields, Field, Notification, RawResult } from './types.ts';

const errorKeys = [
  'severity',
  'code',
  'detail',
  'hint',
  'position',
  'where',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
  'routine',
] as const;

/** Turns the backend's messages into one result; of several statements the last one's rows count, and the first error. */
export function readMessages(
  messages: readonly pgMessages.BackendMessage[],
): Omit<RawResult, 'inTransaction'> {
  let fields: Field[] = [];
  let rows: (string | null)[][] = [];
  let command = '';
  let rowCount: number | null = null;
  let error: ErrorFields | undefined;
  const notifications: Notification[] = [];
  for (const message of messages) {
    switch (message.name) {
      case 'rowDescription':
        fields = (message as pgMessages.RowDescriptionMessage).fields.map(({ name, dataTypeID }) => ({
          name,
          dataTypeID,
        }));
        rows = [];
        break;
      case 'dataRow':
        rows.push((message as pgMessages.DataRowMessage).fields);
        break;
      case 'commandComplete': {
        const words = (message as pgMessages.CommandCompleteMessage).text.split(' ');
        const count = Number(words.at(-1));
        command = words[0] ?? '';
        rowCount = Number.isFinite(count) ? count : null;
        break;
      }
      case 'notification': {
        const { channel, payload } = message as pgMessages.NotificationResponseMessage;
        notifications.push({ channel, payload });
        break;
      }
      case 'error':
        error ??= errorFields(message as pgMessages.DatabaseError);
        break;
    }
  }
  return { command, rowCount, fields, rows, notifications, ...(error ? { error } : {}) };
}

function errorFields(source: pgMessages.DatabaseError): ErrorFields {
  const error: ErrorFields = { message: source.message };
  for (const key of errorKeys) if (source[key] !== undefined) error[key] = source[key];
  return error;
}
