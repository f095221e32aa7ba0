'use client'

import { useEffect, useRef } from 'react'

/**
 * Runs what leaving a field sets off only once the press that left it is over. What it adds to the page
 * would otherwise move the button away between press and release, and the press would be lost.
 */
export function useAfterPress(): (run: () => void) => void {
  const down = useRef(false)
  useEffect(() => {
    const onDown = () => {
      down.current = true
    }
    const onUp = () => {
      down.current = false
    }
    document.addEventListener('pointerdown', onDown, true)
    document.addEventListener('pointerup', onUp, true)
    document.addEventListener('pointercancel', onUp, true)
    return () => {
      document.removeEventListener('pointerdown', onDown, true)
      document.removeEventListener('pointerup', onUp, true)
      document.removeEventListener('pointercancel', onUp, true)
    }
  }, [])
  return (run) => {
    if (!down.current) return run()
    // A click follows its release within the same task; a touch that became a scroll ends in a cancel.
    const over = () => {
      document.removeEventListener('pointerup', over)
      document.removeEventListener('pointercancel', over)
      setTimeout(run, 0)
    }
    document.addEventListener('pointerup', over)
    document.addEventListener('pointercancel', over)
  }
}
