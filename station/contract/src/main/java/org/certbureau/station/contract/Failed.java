package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A step of the job failed for good at this station; at {@link JobStep#ABANDON}, a token was spent
 * on a job that is over.
 *
 * @param chip the token that was taken for the job and is spoiled now; null where none was taken,
 *     and always for a {@link Rekey}, which spoils none
 * @param detail one English sentence for the operator, without secrets or personal data
 */
public record Failed(
    String job,
    JobStep step,
    @JsonInclude(JsonInclude.Include.NON_NULL) String chip,
    FailureCode code,
    String detail)
    implements JobReport {}
