import { message } from '../message.ts'

export const names = {
}
