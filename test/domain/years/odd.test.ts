import { theyAgree } from './agree.ts';

theyAgree(0);
