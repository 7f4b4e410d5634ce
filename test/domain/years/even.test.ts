import { theyAgree } from './agree.ts';

theyAgree(1);
