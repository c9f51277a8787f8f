package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.bgjob.batch.emulator.wire.Json;

/**
 * Why a pool has fewer nodes than it should. Source of names and messages: {@code PoolResizeErrorCodes} of
 * Microsoft.Azure.Batch; the one of families is in Microsoft's support article on pools that fail to resize.
 */
enum ResizeError {
    CORES(true, "AccountCoreQuotaReached", "The specified account has reached core quota"),
    SPOT_CORES(true, "AccountLowPriorityCoreQuotaReached", "The specified account has reached low priority core quota"),
    FAMILY_CORES(true, "AccountVMSeriesCoreQuotaReached", "The specified account has reached VM series core quota"),
    REGION(false, "AllocationFailed", "Desired number of Spot nodes could not be allocated");

    private final boolean quota;
    private final String code;
    private final String message;

    ResizeError(boolean quota, String code, String message) {
        this.quota = quota;
        this.code = code;
        this.message = message;
    }

    /** Whether it is the account's quota, and not the region, that gives no more nodes. */
    boolean isOfQuota() {
        return quota;
    }

    ObjectNode json() {
        return Json.object().put("code", code).put("message", message);
    }
}
