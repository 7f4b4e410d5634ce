import { describe } from 'vitest';
import { reportsByChat } from './report-by-chat.ts';

describe('the employment sentence of 隆回县 on dingtalk', () => reportsByChat('dingtalk'));
