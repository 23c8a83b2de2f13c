//! Functions of `eos_playerdatastorage.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_PlayerDataStorage_CopyFileMetadataByFilename(Handle: Handle, CopyFileMetadataOptions: Options, OutMetadata: Out<Thing>) -> EOS_EResult;
    EOS_PlayerDataStorage_GetFileMetadataCount(Handle: Handle, GetFileMetadataCountOptions: Options, OutFileMetadataCount: Out<i32>) -> EOS_EResult;
    EOS_PlayerDataStorage_CopyFileMetadataAtIndex(Handle: Handle, CopyFileMetadataOptions: Options, OutMetadata: Out<Thing>) -> EOS_EResult;
    EOS_PlayerDataStorageFileTransferRequest_GetFileRequestState(Handle: Handle) -> EOS_EResult;
    EOS_PlayerDataStorageFileTransferRequest_GetFilename(Handle: Handle, FilenameStringBufferSizeBytes: u32, OutStringBuffer: Text, OutStringLength: Out<i32>) -> EOS_EResult, text(OutStringBuffer, FilenameStringBufferSizeBytes);
    EOS_PlayerDataStorageFileTransferRequest_CancelRequest(Handle: Handle) -> EOS_EResult;
}

refuse_later! {
    EOS_PlayerDataStorage_QueryFile -> (), info(24, 12), client_data(8, 4);
    EOS_PlayerDataStorage_QueryFileList -> (), info(32, 16), client_data(8, 4);
    EOS_PlayerDataStorage_DuplicateFile -> (), info(24, 12), client_data(8, 4);
    EOS_PlayerDataStorage_DeleteFile -> (), info(24, 12), client_data(8, 4);
    EOS_PlayerDataStorage_ReadFile -> Thing, info(32, 16), client_data(8, 4), text(24, 12);
    EOS_PlayerDataStorage_WriteFile -> Thing, info(32, 16), client_data(8, 4), text(24, 12);
    EOS_PlayerDataStorage_DeleteCache -> EOS_EResult, info(24, 12), client_data(8, 4);
}

release_nothing! {
    EOS_PlayerDataStorage_FileMetadata_Release;
    EOS_PlayerDataStorageFileTransferRequest_Release;
}
