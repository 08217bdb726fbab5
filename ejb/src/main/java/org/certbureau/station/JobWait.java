package org.certbureau.station;

/** What a job waits for that is at no station yet. */
public enum JobWait {
  /** 制证站: its region has none that works. */
  STATION,
  /** 本窗口的制证站: its desk has one, which is away; a maker may let others have it. */
  DESK,
  /** 介质入库: no token is in stock that no other job is about to take. */
  TOKENS,
  /** 空闲: all stations of the region have their hands full. */
  ROOM
}
