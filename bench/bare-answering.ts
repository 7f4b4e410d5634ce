import { Agent } from 'node:http';
import axios from 'axios';
import { type Job, Worker } from 'bullmq';
import { redisConnection } from './support/redis-connection.ts';
import './bare.ts';

// The bare program with a worker that answers each message by one POST.
const client = axios.create({ httpAgent: new Agent({ keepAlive: true }), timeout: 10_000 });

async function answer({ data }: Job<{ text: string; replyTo: string }>) {
  const content = `已收到：${data.text}`;
  await client.post(data.replyTo, { msgtype: 'markdown', markdown: { content } });
}

new Worker('messages', answer, { connection: redisConnection(), concurrency: 16 });
