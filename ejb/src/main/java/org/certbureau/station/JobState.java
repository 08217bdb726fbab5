package org.certbureau.station;

import java.util.Set;

/** Where a job stands. */
public enum JobState {
  /** 排队: no station of the region is there yet. */
  WAITING,
  /** 生成密钥: the station takes a token and lets a key pair be born on it. */
  PREPARING,
  /** 签发: the key has arrived, certificates are being signed. */
  SIGNING,
  /** 写入: certificates and encryption key are on their way to the token. */
  INSTALLING,
  /** 完成: the token proved that it carries the pair. */
  DONE,
  /** 失败: given up; a new attempt takes a new token. */
  FAILED;

  private static final Set<JobState> OVER = Set.of(DONE, FAILED);

  public boolean over() {
    return OVER.contains(this);
  }
}
