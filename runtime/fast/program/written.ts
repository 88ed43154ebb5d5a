/** Whether code may be written and run here: a page may forbid it by its content security policy. */
export function mayWriteCode(): boolean {
  try {
    new Function('')
    return true
  } catch {
    return false
  }
}
