import { type Kysely, sql } from 'kysely';

// As before, and with the months that are closed: read after the lock too, so that 发布 sees what the 结账 before it did.
const heldSituation = `
  create function held_situation(of_id bigint) returns table (
    message jsonb, user_id text, was_resolved boolean, person jsonb, chat jsonb, question jsonb, closings jsonb)
  language plpgsql as $$
  declare held bigint;
  begin
    loop
      select i.id into held from inbox o join inbox i
          on (i.platform, i.chat_id, i.sender_id) = (o.platform, o.chat_id, o.sender_id)
        where o.id = of_id and i.handled_at is null order by i.id limit 1 for update of i;
      exit when held is not null;
      perform 1 from inbox where id = of_id and handled_at is null;
      if not found then return; end if;
    end loop;
    return query
      select to_jsonb(i), coalesce(nullif(s.user_id, ''), i.sender_id), s.user_id is not null, to_jsonb(p), to_jsonb(c),
        to_jsonb(q),
        (select jsonb_build_object('through', max(m.month) filter (where m.reopened_at is null), 'ever', max(m.month))
          from closings m)
      from inbox i
      left join sender_ids s on s.platform = i.platform and s.sender_id = i.sender_id
      left join identities d on d.platform = i.platform
        and d.user_id = coalesce(nullif(s.user_id, ''), i.sender_id) and d.unbound_at is null
      left join people p on p.id = d.person_id
      left join chats c on c.platform = i.platform and c.chat_id = i.chat_id
      left join open_questions q on q.platform = i.platform and q.chat_id = i.chat_id and q.sender_id = i.sender_id
      where i.id = held;
  end $$`;

/** What is closed comes with every message that is handled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop function held_situation(bigint)').execute(db);
  await sql.raw(heldSituation).execute(db);
}
