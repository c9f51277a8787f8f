package com.example.mixjobs.store;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.example.mixjobs.model.JobId;

/**
 * Which job an idempotency key stands for. The rows live beside those of jobs, in partitions of their own, and are
 * never deleted: a key means the same job for as long as the table lives.
 */
public final class Reservations {

    private final Once<TableClient> table;

    Reservations(Once<TableClient> table) {
        this.table = table;
    }

    /**
     * What a key stands for.
     *
     * @param id the job, whose row may not be there yet
     * @param fingerprint of the submission that came first
     */
    public record Reservation(JobId id, String fingerprint) {}

    /**
     * Reserves a job for a key.
     *
     * @return the reservation asked for, or the one that somebody made before
     */
    public Reservation reserve(String key, Reservation wanted) {
        String hash = sha256(key);
        TableEntity row = new TableEntity("idem-" + hash.charAt(0), hash)
                .addProperty(JobRow.ID, wanted.id().toString())
                .addProperty("fingerprint", wanted.fingerprint());
        try {
            table.get().createEntity(row);
            return wanted;
        } catch (TableServiceException e) {
            if (e.getValue() == null
                    || !TableErrorCode.ENTITY_ALREADY_EXISTS.equals(e.getValue().getErrorCode())) {
                throw e;
            }
            TableEntity first = table.get().getEntity(row.getPartitionKey(), row.getRowKey());
            return new Reservation(JobRow.id(first), (String) first.getProperty("fingerprint"));
        }
    }

    /** A key may hold characters that a row key may not. */
    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
