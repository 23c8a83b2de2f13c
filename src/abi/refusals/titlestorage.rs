//! Functions of `eos_titlestorage.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_TitleStorage_CopyFileMetadataByFilename(Handle: Handle, Options: Options, OutMetadata: Out<Thing>) -> EOS_EResult;
    EOS_TitleStorage_GetFileMetadataCount(Handle: Handle, Options: Options) -> u32;
    EOS_TitleStorage_CopyFileMetadataAtIndex(Handle: Handle, Options: Options, OutMetadata: Out<Thing>) -> EOS_EResult;
    EOS_TitleStorageFileTransferRequest_GetFileRequestState(Handle: Handle) -> EOS_EResult;
    EOS_TitleStorageFileTransferRequest_GetFilename(Handle: Handle, FilenameStringBufferSizeBytes: u32, OutStringBuffer: Text, OutStringLength: Out<i32>) -> EOS_EResult, text(OutStringBuffer, FilenameStringBufferSizeBytes);
    EOS_TitleStorageFileTransferRequest_CancelRequest(Handle: Handle) -> EOS_EResult;
}

refuse_later! {
    EOS_TitleStorage_QueryFile -> (), info(24, 12), client_data(8, 4);
    EOS_TitleStorage_QueryFileList -> (), info(32, 16), client_data(8, 4);
    EOS_TitleStorage_ReadFile -> Thing, info(32, 16), client_data(8, 4), text(24, 12);
    EOS_TitleStorage_DeleteCache -> EOS_EResult, info(24, 12), client_data(8, 4);
}

release_nothing! {
    EOS_TitleStorage_FileMetadata_Release;
    EOS_TitleStorageFileTransferRequest_Release;
}
