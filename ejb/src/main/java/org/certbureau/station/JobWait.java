package org.certbureau.station;

import org.certbureau.certificate.procedure.JobKind;

/** What a job waits for that no program can bring about by itself. */
public enum JobWait {
  /** 制证站: its region has none that works. */
  STATION,
  /** 本窗口的制证站: its desk has one, which is away; a maker may let others have it. */
  DESK,
  /** 介质入库: no token is in stock that no other job is about to take. */
  TOKENS,
  /** 空闲: all stations of the region have their hands full. */
  ROOM,
  /** 持有人: its token is to be put into the reader of the station, and its PIN typed there. */
  HOLDER,
  /** 介质在位: the new pair is written while the holder's token is in the reader. */
  READER,
  /** 清理: the new pair counts; the former signing key goes while the token is in the reader. */
  CLEARING,
  /** 口令密钥: no station that it may go to has the key to the token's administrator PIN. */
  PIN_KEY,
  /** 介质: it is put into the reader of the station; nobody types a PIN. */
  TOKEN,
  /** 恢复员表态: two officers of the key centre are to consent; the token may go meanwhile. */
  OFFICERS,
  /** 口令信封: the new PIN is set; its slip is to be printed. */
  SLIP;

  /**
   * What a job for a holder's token waits for at its station; null where nothing is waited for.
   *
   * @param unsettled whether the station has still to say that nothing is left to do
   */
  static JobWait atStation(JobKind kind, JobState state, boolean unsettled) {
    if (kind == JobKind.ISSUE) {
      return null;
    }
    boolean pin = kind == JobKind.RESET_PIN;
    boolean key = kind == JobKind.RESTORE_KEY;
    return switch (state) {
      case PREPARING -> pin ? TOKEN : HOLDER;
      // no token stands open while officers decide: its holder types the PIN once more
      case INSTALLING -> key ? HOLDER : READER;
      case DONE -> unsettled ? pin ? SLIP : CLEARING : null;
      case SIGNING -> key ? OFFICERS : null;
      case WAITING, FAILED -> null;
    };
  }
}
